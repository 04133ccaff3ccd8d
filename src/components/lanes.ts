// Runs beside each other, each in a sealed frame of its own and in the order they came. The frames are
// made as they are needed, as many as the machine has room for; all but the first go when nobody has
// needed them for a while.
import type { Client } from "../runner/client.ts";
import type { RunOptions, Script, TraceEvent } from "../runner/protocol.ts";

/** A run keeps a core busy, and the worker of the next one is made meanwhile. */
const coresEach = 2;
const [fewest, most] = [2, 4];
/** Milliseconds. */
const idle = 20_000;

export class Lanes {
  readonly #make: () => Client;
  readonly #first: Client;
  readonly #free: Client[];
  #made = 1;
  readonly #waiting: ((client: Client) => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(first: Client, make: () => Client) {
    this.#first = first;
    this.#free = [first];
    this.#make = make;
  }

  /** How many runs go at a time. */
  static get count(): number {
    return Math.min(most, Math.max(fewest, Math.floor(navigator.hardwareConcurrency / coresEach)));
  }

  /** All the events of a run. */
  async run(script: Script, options: RunOptions): Promise<readonly TraceEvent[]> {
    clearTimeout(this.#timer);
    const client = await this.#take();
    try {
      return await client.run(script, options).all();
    } finally {
      this.#giveBack(client);
    }
  }

  async #take(): Promise<Client> {
    const client = this.#free.pop();
    if (client !== undefined) return client;
    if (this.#made < Lanes.count) {
      this.#made += 1;
      return this.#make();
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(client: Client): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(client);
    else next(client);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#close(), idle);
  }

  #close(): void {
    for (const client of this.#free) {
      if (client === this.#first) continue;
      client.dispose();
      this.#made -= 1;
    }
    const isFree = this.#free.includes(this.#first);
    this.#free.length = 0;
    if (isFree) this.#free.push(this.#first);
  }
}
