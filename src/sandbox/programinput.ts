// Standard input of a file that runs as a process, with the words that Node has for it. It is read only
// while somebody wants it, so that a writer who is faster waits.
import { emitterOf, Listeners } from "./programevents.ts";

type Chunk = string | Uint8Array;
type Result = IteratorResult<Chunk, undefined>;

export class Input {
  readonly #listeners = new Listeners((event) => this.#listened(event));
  readonly #changed: () => void;
  readonly stream: object;
  readonly #chunks: Uint8Array[] = [];
  readonly #readers: ((result: Result) => void)[] = [];
  #decoder: TextDecoder | null = null;
  #flow: "unread" | "flowing" | "paused" = "unread";
  #state: "open" | "ended" | "told" = "open";

  /** `changed` is called when it may want more, or no more. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.stream = this.#make();
  }

  /** Somebody waits for more of it, and the program lives as long as it does. */
  get reads(): boolean {
    return this.#state === "open" && (this.#flow === "flowing" || this.#readers.length > 0);
  }

  came(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#give();
  }

  ended(): void {
    this.#state = "ended";
    this.#give();
  }

  /** Hands on what is there to whoever wants it. */
  #give(): void {
    while (this.#wants()) {
      const bytes = this.#chunks.shift();
      if (bytes !== undefined) this.#hand(this.#decode(bytes));
      else if (this.#state === "ended") this.#finish();
      else return;
    }
  }

  #wants(): boolean {
    return this.#state !== "told" && (this.#flow === "flowing" || this.#readers.length > 0);
  }

  #decode(bytes: Uint8Array): Chunk {
    return this.#decoder === null ? bytes : this.#decoder.decode(bytes, { stream: true });
  }

  #hand(chunk: Chunk): void {
    // The first half of a letter is not yet a text.
    if (chunk.length === 0) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) reader({ done: false, value: chunk });
    else this.#listeners.emit("data", chunk);
  }

  #finish(): void {
    const rest = this.#decoder?.decode() ?? "";
    if (rest !== "") this.#hand(rest);
    if (rest !== "" && !this.#wants()) return;
    this.#state = "told";
    for (const reader of this.#readers.splice(0)) reader({ done: true, value: undefined });
    this.#listeners.emit("end");
    this.#listeners.emit("close");
  }

  #listened(event: string): void {
    if (event !== "data" || this.#listeners.count("data") === 0 || this.#flow === "paused") return;
    this.#flow = "flowing";
    // Whoever listens has the rest of what runs now to get ready.
    queueMicrotask(() => this.#give());
    this.#changed();
  }

  #next(): Promise<Result> {
    return new Promise((resolve) => {
      if (this.#state === "told") resolve({ done: true, value: undefined });
      else this.#readers.push(resolve);
      this.#give();
      this.#changed();
    });
  }

  /** As Node's do: a loop that is left takes the stream with it. */
  #leave(): Promise<Result> {
    this.#state = "told";
    this.#chunks.length = 0;
    this.#changed();
    return Promise.resolve({ done: true, value: undefined });
  }

  #make(): object {
    const input = this;
    const stream: object = {
      ...emitterOf(() => stream, this.#listeners),
      setEncoding(encoding?: string): object {
        input.#decoder = new TextDecoder(encoding);
        return stream;
      },
      pause(): object {
        input.#flow = "paused";
        input.#changed();
        return stream;
      },
      resume(): object {
        input.#flow = "flowing";
        queueMicrotask(() => input.#give());
        input.#changed();
        return stream;
      },
      [Symbol.asyncIterator]: () => ({
        next: () => input.#next(),
        return: () => input.#leave(),
        [Symbol.asyncIterator]() {
          return this;
        },
      }),
      isTTY: false,
    };
    return stream;
  }
}
