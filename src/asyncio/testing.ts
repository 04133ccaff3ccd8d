// For tests: a loop under virtual time that looks at all its tasks before each thing it runs, and
// throws at the end if one of the library's invariants did not hold. Nothing else may import this.
import { VirtualClock } from "./clock.ts";
import { Loop } from "./loop.ts";
import type { Runnable } from "./runnable.ts";
import { run } from "./runner.ts";
import type { Starter } from "./starter.ts";
import { createTask, type Task } from "./task.ts";
import type { Timer } from "./timers.ts";

/** Runs `body` on a fresh loop and checks the invariants after every step. */
export async function checked<T>(body: Starter<T>, onStep: () => void = () => {}): Promise<T> {
  const loop = new CheckedLoop(onStep);
  const result = await run(body, { loopFactory: () => loop });
  loop.checkEnd();
  return result;
}

export type Victim = <T>(start: Starter<T>) => Task<T>;

/**
 * Runs `scenario` again and again; each time the task made with `victim` is cancelled `times` times,
 * one step later than the time before, until it ends first. The scenario checks that nothing was lost.
 * Gives the number of places.
 */
export async function sweep(
  scenario: (victim: Victim) => Promise<void>,
  times = 1,
): Promise<number> {
  for (let place = 0; ; place++) {
    let steps = 0;
    let cancelled = 0;
    let target: Task<unknown> | null = null;
    const victim: Victim = (start) => {
      const task = createTask(start, { name: "victim" });
      target = task as Task<unknown>;
      return task;
    };
    await checked(
      () => scenario(victim),
      () => {
        if (target === null || steps++ < place || cancelled === times) return;
        if (target.cancel()) cancelled++;
      },
    );
    if (cancelled === 0) return place;
  }
}

/** A timer that looks around before it runs. */
class CheckedTimer implements Timer {
  readonly #timer: Timer;
  readonly run: () => boolean;

  constructor(timer: Timer, run: () => boolean) {
    this.#timer = timer;
    this.run = run;
  }

  get due(): number {
    return this.#timer.due;
  }

  get order(): number {
    return this.#timer.order;
  }

  get isDropped(): boolean {
    return this.#timer.isDropped;
  }

  get isQueued(): boolean {
    return this.#timer.isQueued;
  }

  set isQueued(value: boolean) {
    this.#timer.isQueued = value;
  }
}

class CheckedLoop extends Loop {
  readonly #onStep: () => void;
  /** What stands in the ready queue. */
  readonly #ready = new Set<Runnable>();
  readonly #timers = new Set<Timer>();
  readonly #broken = new Set<string>();
  #drained = true;

  constructor(onStep: () => void) {
    super({ clock: new VirtualClock() });
    this.#onStep = onStep;
  }

  override schedule(item: Runnable): void {
    this.#expect(!this.#ready.has(item), "the same thing stands in the ready queue twice");
    this.#ready.add(item);
    super.schedule({ run: () => this.#step(item) });
  }

  override addTimer(timer: Timer): void {
    this.#timers.add(timer);
    super.addTimer(new CheckedTimer(timer, () => this.#step(timer)));
  }

  checkEnd(): void {
    for (const timer of this.#timers) {
      this.#expect(timer.isDropped || !timer.isQueued, "a timer outlives its owner");
    }
    if (this.#broken.size === 0) return;
    throw new Error(`Invariants were broken:\n${[...this.#broken].join("\n")}`);
  }

  #step(item: Runnable): boolean {
    this.#expect(this.#drained, "a step began before the microtasks of the last were over");
    for (const task of this.tasks) this.#checkTask(task);
    this.#onStep();
    this.#ready.delete(item);
    const needsTurn = item.run();
    if (needsTurn) this.#watchMicrotasks();
    return needsTurn;
  }

  /** A task is scheduled, or waits for a pending future; with one wait, never both. */
  #checkTask(task: Task<unknown>): void {
    const waits = task.suspensions();
    const isScheduled = this.#ready.has(task) || waits.some((wait) => this.#ready.has(wait));
    const isWaiting = waits.some((wait) => wait.future !== null && !wait.future.done());
    this.#expect(isScheduled || isWaiting, `${task.name} neither waits nor is scheduled`);
    this.#expect(waits.length > 1 || !(isScheduled && isWaiting), `${task.name} is in two states`);
    this.#expect(!task.done(), `${task.name} is done and still among the tasks`);
  }

  #watchMicrotasks(): void {
    this.#drained = false;
    queueMicrotask(() =>
      queueMicrotask(() => {
        this.#drained = true;
      }),
    );
  }

  #expect(holds: boolean, what: string): void {
    if (!holds) this.#broken.add(what);
  }
}
