// Runs beside each other, each in a sealed frame of its own and in the order they came. The frames are
// made as they are needed, as many as the machine has room for, and go when nobody has needed them for
// a while. None of them is the playground's own: what a reader runs there ends no check, and no check it.
import type { Client } from "../runner/client.ts";
import type { RunOptions, Script, TraceEvent } from "../runner/protocol.ts";

/** A run keeps a core busy, and the worker of the next one is made meanwhile. */
const coresEach = 2;
const [fewest, most] = [2, 4];
/** Milliseconds. */
const idle = 20_000;

export class Lanes {
  readonly #make: () => Client;
  readonly #free: Client[] = [];
  #made = 0;
  readonly #waiting: ((client: Client) => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(make: () => Client) {
    this.#make = make;
  }

  /** How many runs go at a time. */
  static get count(): number {
    return Math.min(most, Math.max(fewest, Math.floor(navigator.hardwareConcurrency / coresEach)));
  }

  /** Opens the first frame, so that a run finds it there. */
  warm(): void {
    if (this.#made > 0) return;
    const client = this.#create();
    this.#free.push(client);
    this.#rest();
    // The run that wants it tells what was wrong.
    client.warm().catch(() => {});
  }

  /** All the events of a run. Once `signal` says that nobody wants them it ends, or never begins. */
  async run(
    script: Script,
    options: RunOptions,
    signal?: AbortSignal,
  ): Promise<readonly TraceEvent[]> {
    clearTimeout(this.#timer);
    const client = await this.#take();
    try {
      signal?.throwIfAborted();
      const run = client.run(script, options);
      const stop = () => run.stop();
      signal?.addEventListener("abort", stop);
      const events = await run.all();
      signal?.removeEventListener("abort", stop);
      signal?.throwIfAborted();
      return events;
    } finally {
      this.#giveBack(client);
    }
  }

  #create(): Client {
    this.#made += 1;
    return this.#make();
  }

  async #take(): Promise<Client> {
    const client = this.#free.pop();
    if (client !== undefined) return client;
    if (this.#made < Lanes.count) return this.#create();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(client: Client): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(client);
    else next(client);
    this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#close(), idle);
  }

  /** Of what runs nothing is closed: it asks for its own rest when it is over. */
  #close(): void {
    for (const client of this.#free) client.dispose();
    this.#made -= this.#free.length;
    this.#free.length = 0;
  }
}
