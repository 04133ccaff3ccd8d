// Standard output and error of a file that runs as a process, with the words that Node has for them. What
// is written leaves at once; how much of it is in the pipe comes back.
import { bytesOf } from "./files.ts";
import { emitterOf, Listeners } from "./programevents.ts";

/** So much may be on its way before a writer is asked to wait. */
const highWaterMark = 65_536;

interface Port {
  send(bytes: Uint8Array): void;
  /** Nobody listens to an error of this stream. */
  failed(error: Error): void;
  /** Runs a callback when what runs now is over. */
  soon(callback: () => void): void;
}

type Done = (error?: Error) => void;

export class Output {
  readonly #port: Port;
  readonly #listeners = new Listeners();
  /** What is to be called when so many bytes in all have been taken. */
  readonly #waiting: { readonly total: number; readonly done: Done }[] = [];
  readonly #stream: object;
  #sent = 0;
  #taken = 0;
  #state: "open" | "ended" | "broken" = "open";
  #owesDrain = false;

  constructor(port: Port) {
    this.#port = port;
    this.#stream = this.#make();
  }

  /** What the program sees. */
  get stream(): object {
    return this.#stream;
  }

  /** Something is on its way, and the program lives as long as it is. */
  get isBusy(): boolean {
    return this.#state !== "broken" && this.#sent > this.#taken;
  }

  taken(bytes: number): void {
    this.#taken += bytes;
    while (this.#waiting[0] !== undefined && this.#waiting[0].total <= this.#taken) {
      this.#waiting.shift()?.done();
    }
    if (!this.#owesDrain || this.isBusy) return;
    this.#owesDrain = false;
    this.#listeners.emit("drain");
  }

  broke(): void {
    if (this.#state === "broken") return;
    this.#state = "broken";
    const error = Object.assign(new Error("write EPIPE"), {
      errno: -32,
      code: "EPIPE",
      syscall: "write",
    });
    for (const { done } of this.#waiting.splice(0)) done(error);
    if (!this.#listeners.emit("error", error)) this.#port.failed(error);
  }

  readonly write = (content: unknown, ...rest: readonly unknown[]): boolean => {
    const isText = typeof content === "string";
    if (!isText && !(content instanceof Uint8Array)) {
      throw new TypeError(
        `Cannot write ${typeof content} to a stream: expected a string or a Uint8Array`,
      );
    }
    const done = rest.find((one) => typeof one === "function") as Done | undefined;
    if (this.#state !== "open") return this.#refuse(done);
    // A copy, since a program may fill its array anew before it has left.
    const bytes = isText ? bytesOf(content) : content.slice();
    this.#sent += bytes.length;
    if (bytes.length > 0) this.#port.send(bytes);
    if (done !== undefined) {
      if (bytes.length === 0) this.#port.soon(() => done());
      else this.#waiting.push({ total: this.#sent, done });
    }
    const isFull = this.#sent - this.#taken >= highWaterMark;
    if (isFull) this.#owesDrain = true;
    return !isFull;
  };

  #refuse(done: Done | undefined): false {
    const [what, code] =
      this.#state === "ended"
        ? ["write after end", "ERR_STREAM_WRITE_AFTER_END"]
        : ["Cannot call write after a stream was destroyed", "ERR_STREAM_DESTROYED"];
    const error = Object.assign(new Error(what), { code });
    if (done !== undefined) this.#port.soon(() => done(error));
    return false;
  }

  #make(): object {
    const output = this;
    const stream: object = {
      ...emitterOf(() => stream, this.#listeners),
      write: this.write,
      end(content?: unknown): object {
        if (content !== undefined) output.write(content);
        if (output.#state === "open") output.#state = "ended";
        return stream;
      },
      get writableLength() {
        return output.#sent - output.#taken;
      },
      get writableNeedDrain() {
        return output.#owesDrain;
      },
      writableHighWaterMark: highWaterMark,
      isTTY: false,
    };
    return stream;
  }
}
