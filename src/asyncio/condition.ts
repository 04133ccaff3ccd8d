// A condition: a lock, and a line of those who wait, without holding it, for something to change.
import { isCancelled, RuntimeError } from "./errors.ts";
import { join } from "./future.ts";
import { type Guard, holding } from "./guard.ts";
import { Line } from "./line.ts";
import { Lock } from "./lock.ts";
import { observer, type Wait } from "./observer.ts";

/**
 * Lets tasks wait, inside a lock, until another says that something changed. `wait` releases the lock,
 * waits to be notified and takes it again, also when it is cancelled; look again at what you wait for, or
 * let `waitFor` do it. Throws `RuntimeError` if the lock is not held.
 *
 * @see https://docs.python.org/3.14/library/asyncio-sync.html#asyncio.Condition
 *
 * @example
 * ```ts
 * import { Condition, createTask, sleep } from "asyncio";
 *
 * const changed = new Condition();
 * let plates = 0;
 * const waiter = createTask(() => changed.with(() => changed.waitFor(() => plates > 1 && plates)));
 * for (let turn = 0; turn < 2; turn++) {
 *   await sleep(10);
 *   await changed.with(() => {
 *     plates++;
 *     changed.notifyAll();
 *   });
 * }
 * console.log(await waiter); // 2
 * ```
 */
export class Condition {
  readonly #lock: Lock;
  readonly #reason: Wait;
  readonly #line: Line;

  /** Conditions may share a lock. `reason` is for the library: what waiting here is called. */
  constructor(lock?: Lock | null, reason?: Wait) {
    this.#reason = reason ?? { kind: "condition", subject: this };
    this.#lock = lock ?? new Lock(reason);
    this.#line = new Line(this.#reason);
    observer.objectMade?.(this);
  }

  locked(): boolean {
    return this.#lock.locked();
  }

  /** Takes the lock. */
  acquire(): Promise<Guard> {
    return this.#lock.acquire();
  }

  release(): void {
    this.#lock.release();
  }

  /** Runs `body` while holding the lock. */
  with<R>(body: () => PromiseLike<R> | R): Promise<R> {
    return holding(() => this.acquire(), body);
  }

  /**
   * Releases the lock, waits to be notified, and takes the lock again, also when it was cancelled. May
   * return without a notification: look again at what you wait for.
   */
  async wait(): Promise<true> {
    this.#checkHeld("wait for");
    const place = this.#line.enter();
    this.release();
    try {
      try {
        await join(place);
      } finally {
        this.#line.leave(place);
        await this.#reacquire();
      }
      return true;
    } catch (error) {
      // Whoever can't use its notification passes it on; a needless one does no harm.
      this.#line.wake(1);
      throw error;
    }
  }

  /** Waits until `predicate` gives something true, and gives that. */
  async waitFor<T>(predicate: () => T): Promise<T> {
    let value = predicate();
    while (!value) {
      await this.wait();
      value = predicate();
    }
    return value;
  }

  /** Wakes `count` of those who wait. They go on when they get the lock. */
  notify(count = 1): void {
    this.#checkHeld("notify");
    this.#notify(count);
  }

  notifyAll(): void {
    this.notify(this.#line.length);
  }

  #notify(count: number): void {
    const woken = this.#line.wake(count);
    if (this.#reason.subject === this) observer.objectChanged?.(this, "notified", woken);
  }

  /** However often it is cancelled meanwhile; the last cancellation is raised at the end. */
  async #reacquire(): Promise<void> {
    let cancellation: unknown = null;
    for (;;) {
      try {
        await this.#lock.acquire();
        break;
      } catch (error) {
        if (!isCancelled(error)) throw error;
        cancellation = error;
      }
    }
    if (cancellation !== null) throw cancellation;
  }

  #checkHeld(what: string): void {
    if (this.locked()) return;
    throw new RuntimeError(
      `Cannot ${what} the condition: its lock is not held, expected acquire()`,
    );
  }
}
