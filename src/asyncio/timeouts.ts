// Deadlines for blocks of code. When a scope's deadline passes it cancels its task, and on the way out
// turns that cancellation, and no other, into a TimeoutError.
import { Alarm } from "./alarm.ts";
import { type CancelledError, isCancelled, RuntimeError, TimeoutError } from "./errors.ts";
import { getRunningLoop } from "./loop.ts";
import { checkTime } from "./numbers.ts";
import { inTask } from "./outside.ts";
import type { Scope, Task } from "./task.ts";

type State = "active" | "expiring" | "expired" | "finished";

/**
 * The scope of a `timeout`, as its body sees it: reads and moves the deadline, and has a signal for work
 * that listens to one.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.Timeout
 *
 * @example
 * ```ts
 * import { sleep, timeout } from "asyncio";
 *
 * await timeout(100, async (scope) => {
 *   console.log(scope.when()); // 100
 *   scope.reschedule(null);
 *   await sleep(500);
 *   console.log(scope.expired()); // false
 * });
 * ```
 */
export class Timeout implements Scope {
  readonly outer: Scope | null;
  readonly #task: Task<unknown>;
  /** How many requests to cancel the task there were before. */
  readonly #before: number;
  #deadline: number | null = null;
  #alarm: Alarm | null = null;
  #state: State = "active";
  #abort: AbortController | null = null;

  constructor(task: Task<unknown>, deadline: number | null) {
    this.#task = task;
    this.#before = task.cancelling();
    this.outer = task.scope;
    task.scope = this;
    this.reschedule(deadline);
  }

  /** The deadline on the loop's clock, in whole milliseconds; `null` if there is none. */
  when(): number | null {
    return this.#deadline === null ? null : Math.round(this.#deadline);
  }

  /** Moves the deadline; `null` takes it away, a time that has passed expires the scope at once. */
  reschedule(when: number | null): void {
    if (this.#state !== "active") {
      throw new RuntimeError(`Cannot move the deadline of a timeout: it is ${this.#state}`);
    }
    if (when !== null) checkTime("move a deadline to", when);
    this.#deadline = when;
    this.#alarm?.cancel();
    this.#alarm = when === null ? null : this.#setAlarm(when);
  }

  /** True from the moment the deadline passed. */
  expired(): boolean {
    return this.#state === "expiring" || this.#state === "expired";
  }

  /** Aborted when the scope or one around it expires, and when the task is cancelled. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    return this.#abort.signal;
  }

  /** A cancellation reached the scope. */
  abort(error: CancelledError): void {
    this.#abort?.abort(error);
  }

  /** The body is over: gives what to throw instead of `error`, which may be none. */
  leave(error: unknown): unknown {
    this.#alarm?.cancel();
    this.#task.scope = this.outer;
    if (this.#state !== "expiring") {
      this.#state = "finished";
      return error;
    }
    this.#state = "expired";
    const isOurs = this.#task.uncancel() <= this.#before && isCancelled(error);
    return isOurs ? new TimeoutError("The deadline passed", { cause: error }) : error;
  }

  #setAlarm(when: number): Alarm {
    const { loop } = this.#task;
    return new Alarm(loop, when <= loop.clock.now() ? null : when, () => this.#expire());
  }

  #expire(): void {
    this.#alarm = null;
    this.#state = "expiring";
    this.#task.cancelWithin(this);
  }
}

/**
 * Runs `body`, which has `delay` milliseconds; `null` is for ever. When they have passed, the task is
 * cancelled inside `body`, and that cancellation, and no other, leaves here as `TimeoutError` with the
 * cancellation as its cause. The scope given to `body` can move the deadline.
 *
 * Rejects with `RuntimeError` in a callback, where there is no task to cancel, and with `RangeError` if
 * `delay` is not a number.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.timeout
 *
 * @example
 * ```ts
 * import { sleep, timeout, TimeoutError } from "asyncio";
 *
 * try {
 *   await timeout(1000, async () => {
 *     await sleep(5000);
 *   });
 * } catch (error) {
 *   console.log(error instanceof TimeoutError); // true
 * }
 * ```
 */
export async function timeout<T>(
  delay: number | null,
  body: (scope: Timeout) => PromiseLike<T> | T,
): Promise<T> {
  if (delay !== null) checkTime("limit the time to", delay);
  const deadline = delay === null ? null : getRunningLoop().clock.now() + delay;
  return inTask("a timeout", (task) => within(task, deadline, body));
}

/**
 * As `timeout`, with a deadline on the loop's clock instead of a number of milliseconds.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.timeout_at
 *
 * @example
 * ```ts
 * import { getRunningLoop, sleep, timeoutAt } from "asyncio";
 *
 * const deadline = getRunningLoop().time() + 100;
 * console.log(await timeoutAt(deadline, () => sleep(50, "in time"))); // in time
 * ```
 */
export async function timeoutAt<T>(
  when: number | null,
  body: (scope: Timeout) => PromiseLike<T> | T,
): Promise<T> {
  if (when !== null) checkTime("limit the time to", when);
  return inTask("a timeout", (task) => within(task, when, body));
}

async function within<T>(
  task: Task<unknown>,
  deadline: number | null,
  body: (scope: Timeout) => PromiseLike<T> | T,
): Promise<T> {
  const scope = new Timeout(task, deadline);
  let result: T;
  try {
    result = await body(scope);
  } catch (error) {
    throw scope.leave(error);
  }
  scope.leave(null);
  return result;
}
