// Waiting for time to pass.
import { type CancelledError, RuntimeError } from "./errors.ts";
import { Future, join } from "./future.ts";
import { getRunningLoop, type Loop } from "./loop.ts";
import { checkTime } from "./numbers.ts";
import { observer, type Wait } from "./observer.ts";
import { currentStep, type Step } from "./step.ts";
import type { Task } from "./task.ts";
import type { Timer } from "./timers.ts";
import { proceed, type Suspension } from "./waiter.ts";

/**
 * Suspends the current task for `delay` milliseconds and then gives `result`. Zero or less lets everything
 * that is ready run once. Cancelling the task ends the sleep and its timer.
 *
 * Rejects with `RangeError` if `delay` is not a number, and with `RuntimeError` in a call that outlived
 * its task.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.sleep
 *
 * @example
 * ```ts
 * import { getRunningLoop, sleep } from "asyncio";
 *
 * const drink = await sleep(3000, "tea");
 * console.log(drink, getRunningLoop().time()); // tea 3000
 * ```
 */
export function sleep(delay: number): Promise<void>;
export function sleep<T>(delay: number, result: T): Promise<T>;
export function sleep<T>(delay: number, result?: T): Promise<T | undefined> {
  try {
    checkTime("sleep", delay);
    checkAlive(currentStep());
    const over = delay > 0 ? join(new Sleep(getRunningLoop(), delay)) : giveWay();
    return (result === undefined ? over : over.then(() => result)) as Promise<T | undefined>;
  } catch (error) {
    return Promise.reject(error);
  }
}

/** A future that time settles; itself the timer. Cancelling it drops the timer. */
class Sleep extends Future implements Timer {
  readonly due: number;
  readonly order: number;
  readonly #delay: number;
  isQueued = false;

  constructor(loop: Loop, delay: number) {
    super(loop);
    this.#delay = delay;
    this.due = loop.clock.now() + delay;
    this.order = loop.clock.sequence();
    loop.addTimer(this);
  }

  get isDropped(): boolean {
    return this.done();
  }

  override get reason(): Wait {
    return { kind: "sleep", subject: null, delay: this.#delay };
  }

  override cancel(message?: string): boolean {
    const cancelled = super.cancel(message);
    if (cancelled && this.isQueued) this.getLoop().timerDropped();
    return cancelled;
  }

  run(): boolean {
    if (!this.done()) this.setResult();
    return false;
  }
}

/** A call that outlived its task must not leave a timer behind. */
function checkAlive(step: Step | null): void {
  const refusal = step?.task?.refusal(null) ?? null;
  if (refusal !== null) throw new RuntimeError(refusal);
}

const turn: Wait = { kind: "turn", subject: null };

/** Lets everything ready run once: the task's next step is scheduled at once, without a future. */
function giveWay(): Promise<void> {
  return new Promise((resolve, reject) => {
    const step = currentStep();
    const task = step?.task ?? null;
    const wait = new Turn(step, (cancellation) =>
      cancellation === null ? resolve() : reject(cancellation),
    );
    getRunningLoop().schedule(wait);
    if (task === null) return;
    task.suspend(wait);
    observer.taskWoken?.(task, task);
  });
}

class Turn implements Suspension {
  readonly future = null;
  readonly reason = turn;
  readonly #task: Task<unknown> | null;
  readonly #step: Step | null;
  readonly #goOn: (cancellation: CancelledError | null) => void;

  constructor(step: Step | null, goOn: (cancellation: CancelledError | null) => void) {
    this.#task = step?.task ?? null;
    this.#step = step;
    this.#goOn = goOn;
  }

  run(): boolean {
    const cancellation = this.#task?.resume(this) ?? null;
    proceed(this.#step, () => this.#goOn(cancellation));
    return true;
  }
}
