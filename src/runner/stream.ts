// The events of one run, handed out in order as they arrive, and not kept after that: of a long run
// they would fill the page's memory. It ends with exactly one `finished`: what comes after it is
// dropped, and who ends a run from outside does it here.
import type { Outcome, TraceEvent } from "./protocol.ts";

type Batch = readonly TraceEvent[];

/** A run as its one reader sees it: early or late, it gets all of it, from the first event on. */
export interface Run extends AsyncIterable<TraceEvent> {
  /** The same events, many at a time: far cheaper than one by one. */
  batches(): AsyncIterable<Batch>;
  /** All of them, when it is over. */
  all(): Promise<readonly TraceEvent[]>;
  /** Ends it now; the last event then says that it was stopped. */
  stop(): void;
}

export class EventStream {
  readonly #taken: () => void;
  /** What nobody has taken yet. */
  #batches: Batch[] = [];
  #state: "open" | "finished" = "open";
  #at = 0;
  #arrived: (() => void)[] = [];

  /** `taken` is called whenever the reader is done with a batch. */
  constructor(taken: () => void = () => {}) {
    this.#taken = taken;
  }

  get finished(): boolean {
    return this.#state === "finished";
  }

  push(events: Batch): void {
    if (this.finished) return;
    const end = events.findIndex((event) => event.type === "finished");
    const batch = end < 0 ? events : events.slice(0, end + 1);
    const last = batch.at(-1);
    if (last === undefined) {
      // No reader ever sees it.
      this.#taken();
      return;
    }
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
    for (;;) {
      const batches = this.#batches;
      this.#batches = [];
      for (const batch of batches) {
        yield batch;
        this.#taken();
      }
      if (this.#batches.length > 0) continue;
      if (this.finished) return;
      await new Promise<void>((resolve) => this.#arrived.push(resolve));
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
