// A semaphore: a number of permits, handed out in the order of asking. A permit given to a waiting task
// is taken off the number before that task runs, so nobody can overtake it.
import { isCancelled, ValueError } from "./errors.ts";
import { join } from "./future.ts";
import { Guard, holding } from "./guard.ts";
import { Line } from "./line.ts";
import { observer } from "./observer.ts";

/**
 * Limits how many tasks do something at once: `value` permits, handed out in the order of asking. Throws
 * `RangeError` unless `value` is a whole number of 0 or more.
 *
 * @see https://docs.python.org/3.14/library/asyncio-sync.html#asyncio.Semaphore
 *
 * @example
 * ```ts
 * import { gather, getRunningLoop, Semaphore, sleep } from "asyncio";
 *
 * const ovens = new Semaphore(2);
 * const bake = () => ovens.with(() => sleep(10));
 * await gather([bake, bake, bake]);
 * console.log(getRunningLoop().time()); // 20
 * ```
 */
export class Semaphore {
  readonly #line = new Line({ kind: "semaphore", subject: this });
  #value: number;

  constructor(value = 1) {
    if (!Number.isInteger(value) || value < 0) {
      throw new RangeError(`Cannot make a semaphore of ${value} permits: expected 0 or more`);
    }
    this.#value = value;
    observer.objectMade?.(this);
  }

  /** Whether `acquire` would have to wait: no permit is free, or somebody is in line. */
  locked(): boolean {
    return this.#value === 0 || this.#line.hasLive();
  }

  /** Waits for a permit and takes it. */
  async acquire(): Promise<Guard> {
    if (this.locked()) await this.#wait();
    else this.#value--;
    observer.objectChanged?.(this, "acquired", this.#value);
    return new Guard(this);
  }

  /** Gives a permit back, or a new one, to the first in line if there is one. */
  release(): void {
    this.#value++;
    observer.objectChanged?.(this, "released", this.#value);
    this.#wakeNext();
  }

  /** Runs `body` while holding a permit. */
  with<R>(body: () => PromiseLike<R> | R): Promise<R> {
    return holding(() => this.acquire(), body);
  }

  /** How many permits are free; for subclasses. */
  protected get value(): number {
    return this.#value;
  }

  async #wait(): Promise<void> {
    const place = this.#line.enter();
    try {
      try {
        await join(place);
      } finally {
        this.#line.leave(place);
      }
    } catch (error) {
      // The permit had been given to this task, which was cancelled before it could take it.
      if (isCancelled(error) && place.done() && !place.cancelled()) this.#value++;
      throw error;
    } finally {
      // Tasks that were behind a cancelled one, or came when it was alone in line, may go now.
      while (this.#value > 0 && this.#wakeNext());
    }
  }

  #wakeNext(): boolean {
    if (this.#line.wake(1) === 0) return false;
    this.#value--;
    return true;
  }
}

/**
 * A semaphore that refuses to hold more permits than it began with: one `release` too many throws
 * `ValueError`.
 *
 * @see https://docs.python.org/3.14/library/asyncio-sync.html#asyncio.BoundedSemaphore
 *
 * @example
 * ```ts
 * import { BoundedSemaphore, ValueError } from "asyncio";
 *
 * const seats = new BoundedSemaphore(1);
 * await seats.acquire();
 * seats.release();
 * try {
 *   seats.release();
 * } catch (error) {
 *   console.log(error instanceof ValueError); // true
 * }
 * ```
 */
export class BoundedSemaphore extends Semaphore {
  readonly #most: number;

  constructor(value = 1) {
    super(value);
    this.#most = value;
  }

  override release(): void {
    if (this.value >= this.#most) {
      throw new ValueError(`Cannot release: all ${this.#most} permits are there already`);
    }
    super.release();
  }
}
