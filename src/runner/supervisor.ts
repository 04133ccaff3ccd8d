// The watch over the worker of one run, from outside: it counts what the worker says, ends it when it
// is over or silent for too long, and tells exactly one end. A busy loop can't say where it is, so the
// program is run a second time, unheard, up to that point: it is deterministic, and tells its way.
import { Deadline } from "./deadline.ts";
import { readFromWorker } from "./messages.ts";
import type { FromWorker, Outcome, Place, RunOptions } from "./protocol.ts";

/** A worker with its program. */
export interface Launched {
  end(): void;
}

export interface Supervised {
  /** Starts a worker; `trail` is for its start message. What it says goes to `read`. */
  launch(trail: number | undefined, read: (data: unknown) => void): Launched;
  batch(text: string, rows: Int32Array | undefined): void;
  /** The run was ended from outside; after this, and after a last batch, nothing more is said. */
  ended(outcome: Outcome): void;
  /** There is no worker any more. */
  over(): void;
}

type Batch = FromWorker & { readonly type: "batch" };
type Hung = Outcome & { readonly kind: "hung" };

/** The worker bounds itself; this is for one that was made to lie. */
const tolerance = 1.5;
/** How long the second worker may be silent, once on its way. */
const trailing = 1500;

export class Supervisor {
  readonly #options: RunOptions;
  readonly #run: Supervised;
  #worker: Launched | null = null;
  #deadline: Deadline | null = null;
  #state: "running" | "tracing" | "closed" = "running";
  #events = 0;
  #bytes = 0;
  #place: Place | null = null;

  constructor(options: RunOptions, run: Supervised) {
    this.#options = options;
    this.#run = run;
    this.#watch(options.limits.heartbeat, (outcome) => this.#hung(outcome));
    this.#worker = run.launch(undefined, (data) => this.#read(data));
  }

  /** Ends the run; nothing of it is told any more. */
  close(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#endWorker();
    this.#run.over();
  }

  /** The worker broke. Where endless microtasks filled its memory, they are what is told. */
  fail(outcome: Outcome): void {
    if (this.#state !== "running") return;
    const starved = outcome.kind === "overran" ? this.#deadline?.starved : null;
    this.#end(starved ?? outcome);
  }

  #read(data: unknown): void {
    const message = readFromWorker(data);
    if (message === null || this.#state !== "running") return;
    if (message.type === "starving") this.#deadline?.starving(message.place);
    else this.#deadline?.alive();
    if (message.type === "batch") this.#pass(message);
  }

  #pass({ text, rows, count, last }: Batch): void {
    const { events, bytes } = this.#options.limits;
    this.#events += count;
    // All that a view stands on came with it.
    this.#bytes += text.length + (rows?.buffer.byteLength ?? 0);
    if (this.#events > events * tolerance) {
      this.#end({ kind: "overran", limit: "events", allowed: events });
    } else if (this.#bytes > bytes * tolerance) {
      this.#end({ kind: "overran", limit: "bytes", allowed: bytes });
    } else {
      this.#run.batch(text, rows);
      if (last) this.close();
    }
  }

  #hung(outcome: Hung): void {
    if (outcome.cause !== "busyLoop" || this.#options.clock === "real") this.#end(outcome);
    else this.#trace(outcome);
  }

  /** Runs the program again up to where it hangs. */
  #trace(outcome: Hung): void {
    this.#state = "tracing";
    this.#endWorker();
    const done = () => this.#end({ ...outcome, place: this.#place });
    this.#watch(trailing, done);
    this.#worker = this.#run.launch(this.#events, (data) => {
      const message = readFromWorker(data);
      if (message === null || this.#state !== "tracing") return;
      if (message.type === "at") this.#place = message.place ?? this.#place;
      this.#deadline?.alive();
      if (message.type === "batch" && message.last) done();
    });
  }

  #watch(allowed: number, hung: (outcome: Hung) => void): void {
    this.#deadline = new Deadline(allowed, hung);
  }

  #end(outcome: Outcome): void {
    if (this.#state === "closed") return;
    this.close();
    this.#run.ended(outcome);
  }

  #endWorker(): void {
    this.#deadline?.stop();
    this.#worker?.end();
    this.#worker = null;
  }
}
