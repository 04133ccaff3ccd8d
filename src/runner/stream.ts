// The events of one run, handed out in order as they arrive. It ends with exactly one `finished`:
// what comes after it is dropped, and who ends a run from outside does it here.
import type { Outcome, TraceEvent } from "./protocol.ts";

/** A run as its reader sees it. */
export interface Run extends AsyncIterable<TraceEvent> {
  /** The same events, as many at a time as have arrived. */
  batches(): AsyncIterable<readonly TraceEvent[]>;
  /** Ends it now; the last event then says that it was stopped. */
  stop(): void;
}

export class EventStream implements AsyncIterable<TraceEvent> {
  readonly #events: TraceEvent[] = [];
  #state: "open" | "finished" = "open";
  #at = 0;
  #arrived: (() => void)[] = [];

  get finished(): boolean {
    return this.#state === "finished";
  }

  push(events: readonly TraceEvent[]): void {
    for (const event of events) {
      if (this.finished) break;
      this.#events.push(event);
      this.#at = event.at;
      if (event.type === "finished") this.#state = "finished";
    }
    const arrived = this.#arrived;
    this.#arrived = [];
    for (const tell of arrived) tell();
  }

  /** Ends the run, unless it is over. */
  finish(outcome: Outcome): void {
    if (!this.finished) this.push([{ type: "finished", outcome, at: this.#at }]);
  }

  /** From the first event on, for every reader. */
  async *[Symbol.asyncIterator](): AsyncIterator<TraceEvent> {
    for await (const batch of this.batches()) yield* batch;
  }

  async *batches(): AsyncIterable<readonly TraceEvent[]> {
    for (let next = 0; ; ) {
      while (next === this.#events.length) {
        await new Promise<void>((resolve) => this.#arrived.push(resolve));
      }
      const batch = this.#events.slice(next);
      next += batch.length;
      yield batch;
      if (batch.at(-1)?.type === "finished") return;
    }
  }
}
