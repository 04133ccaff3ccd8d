// Threads of programs in the sandbox: real workers beside the program's own, on the program's clock. A
// job really runs; when it is over by the clock, its own clock says. Until that is known the program
// stands still, so that no machine's speed decides what comes first.
import { RuntimeError } from "../asyncio/errors.ts";
import type { Job, Threads, Worker, WorkerEvents, WorkerKind } from "../asyncio/thread.ts";
import type { Timer } from "./alarms.ts";
import { machine, realm, world } from "./host.ts";
import type { Spawned } from "./real.ts";
import type { Answer, Ending, FromThread, ToThread } from "./threadwire.ts";

/** As many as a small computer has. */
const processors = 4;
/** Milliseconds in which more jobs may be handed out before the first is waited for. */
const gathering = 0.02;

export const threads: Threads = {
  processors,

  block: (milliseconds) => world.block(milliseconds),

  start(kind: WorkerKind, events: WorkerEvents): Worker {
    if (machine.role === "thread") {
      throw new RuntimeError(
        `Cannot start a ${kind}: this is one, and it can start no others here`,
      );
    }
    const { workers, mostWorkers } = machine;
    if (workers >= mostWorkers) {
      throw new RuntimeError(`Cannot start a ${kind}: there are ${mostWorkers} already, the most`);
    }
    return new ThreadWorker(events);
  },
};

/** Working: its answer is known when it is here. Answered: it counts when the clock has come so far. */
type State =
  | { readonly kind: "idle" | "gone" }
  | { readonly kind: "working"; readonly at: number; answer: Ending | null }
  | { readonly kind: "answered"; readonly timers: readonly Timer[] };

class ThreadWorker implements Worker {
  readonly #events: WorkerEvents;
  readonly #realm: Spawned<ToThread>;
  readonly #seed: number;
  #state: State = { kind: "idle" };
  /** The job runs; before, its thread was still to get ready. */
  #hasBegun = false;
  /** Lets the program go on, or the clock. */
  #release: (() => void) | null = null;

  constructor(events: WorkerEvents) {
    this.#events = events;
    this.#seed = machine.startWorker();
    this.#realm = realm.spawn<ToThread, FromThread>("serve", {
      message: (message) => this.#answered(message),
      broke: (message) => this.#answered({ type: "broke", message, cost: 0, said: [] }),
    });
  }

  run({ code, args }: Job): void {
    const at = world.now();
    const clock = world.virtual ? "virtual" : "real";
    this.#realm.post({ job: { code, args }, clock, at, seed: this.#seed });
    this.#state = { kind: "working", at, answer: null };
    this.#hasBegun = false;
    if (clock === "real") {
      this.#release = world.hold();
      return;
    }
    const due = at + (world.shuffles ? 0 : gathering);
    // After everybody else of that moment, and in the order of asking.
    world.press(due, 2 ** 53 + 2 * machine.nextJob(), () => this.#due());
  }

  stop(): void {
    if (this.#state.kind === "gone") return;
    if (this.#state.kind === "answered") for (const timer of this.#state.timers) timer.cancel();
    this.#leave();
    world.wake(world.now(), world.sequence(), () => this.#events.lost(null));
  }

  /** The program has come so far that it must know the answer. */
  #due(): void {
    if (this.#state.kind !== "working") return;
    const { at, answer } = this.#state;
    if (answer !== null) {
      this.#settle(at, answer);
      return;
    }
    this.#release = world.freeze();
    machine.standsStill = this.#hasBegun;
  }

  #answered(answer: FromThread): void {
    if (answer.type === "began") {
      this.#hasBegun = true;
      machine.standsStill = this.#release !== null && world.virtual;
      return;
    }
    if (this.#state.kind !== "working" || this.#state.answer !== null) return;
    this.#state.answer = answer;
    if (this.#release === null) return;
    this.#settle(this.#state.at, answer);
    this.#go();
  }

  #settle(at: number, answer: Ending): void {
    const after = (milliseconds: number, then: () => void) =>
      world.press(Math.max(world.now(), at + milliseconds), world.sequence(), then);
    const timers = answer.said.map(({ after: so, method, values }) =>
      after(so, () => machine.retell(method, values)),
    );
    // A job that is stuck never ends, and whoever waits for it waits for ever.
    if (answer.type === "done") timers.push(after(answer.cost, () => this.#done(answer.answer)));
    if (answer.type === "broke") timers.push(after(answer.cost, () => this.#broke(answer.message)));
    this.#state = { kind: "answered", timers };
  }

  #done(answer: Answer): void {
    this.#state = { kind: "idle" };
    if (answer.kind === "returned") this.#events.returned(answer.value);
    else this.#events.threw(answer.thrown);
  }

  #broke(message: string): void {
    this.#leave();
    this.#events.lost(new Error(message));
  }

  #leave(): void {
    this.#state = { kind: "gone" };
    machine.endWorker();
    this.#realm.end();
    this.#go();
  }

  #go(): void {
    machine.standsStill = false;
    this.#release?.();
    this.#release = null;
  }
}
