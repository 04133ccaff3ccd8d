// The events of one run, handed out in order as they arrive. It ends with exactly one `finished`:
// what comes after it is dropped, and who ends a run from outside does it here.
import type { Outcome, TraceEvent } from "./protocol.ts";

type Batch = readonly TraceEvent[];

/** A run as its reader sees it: every reader gets all of it, from the first event on. */
export interface Run extends AsyncIterable<TraceEvent> {
  /** The same events, many at a time: far cheaper than one by one. */
  batches(): AsyncIterable<Batch>;
  /** All of them, when it is over. */
  all(): Promise<readonly TraceEvent[]>;
  /** Ends it now; the last event then says that it was stopped. */
  stop(): void;
}

export class EventStream {
  readonly #batches: Batch[] = [];
  #state: "open" | "finished" = "open";
  #at = 0;
  #arrived: (() => void)[] = [];

  get finished(): boolean {
    return this.#state === "finished";
  }

  push(events: Batch): void {
    if (this.finished) return;
    const end = events.findIndex((event) => event.type === "finished");
    const batch = end < 0 ? events : events.slice(0, end + 1);
    const last = batch.at(-1);
    if (last === undefined) return;
    this.#batches.push(batch);
    this.#at = last.at;
    if (end >= 0) this.#state = "finished";
    const arrived = this.#arrived;
    this.#arrived = [];
    for (const tell of arrived) tell();
  }

  /** Ends the run, unless it is over. */
  finish(outcome: Outcome): void {
    this.push([{ type: "finished", outcome, at: this.#at }]);
  }

  async *batches(): AsyncGenerator<Batch> {
    for (let next = 0; next < this.#batches.length || !this.finished; ) {
      const batch = this.#batches[next];
      if (batch === undefined) {
        await new Promise<void>((resolve) => this.#arrived.push(resolve));
        continue;
      }
      next += 1;
      yield batch;
    }
  }

  async all(): Promise<readonly TraceEvent[]> {
    const all: TraceEvent[] = [];
    for await (const batch of this.batches()) {
      for (const event of batch) all.push(event);
    }
    return all;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<TraceEvent> {
    for await (const batch of this.batches()) yield* batch;
  }
}
