// A lock: held by one at a time, handed over in the order of asking. Releasing does not hand it over at
// once: it unlocks and wakes the first in line, who takes it when it runs; nobody else can in between.
import { isCancelled, RuntimeError } from "./errors.ts";
import { join } from "./future.ts";
import { Guard, holding } from "./guard.ts";
import { Line } from "./line.ts";
import { type ObjectChange, observer, type Wait } from "./observer.ts";

/**
 * Mutual exclusion between tasks: one holds it, the others wait in the order of asking. Not re-entrant, and
 * owned by nobody: any task may release it. Give it back with `using`, `with` or `release`, which throws
 * `RuntimeError` if it is not held.
 *
 * @see https://docs.python.org/3.14/library/asyncio-sync.html#asyncio.Lock
 *
 * @example
 * ```ts
 * import { gather, getRunningLoop, Lock, sleep } from "asyncio";
 *
 * const kettle = new Lock();
 * async function boil(name: string) {
 *   using _guard = await kettle.acquire();
 *   await sleep(10);
 *   console.log(name, getRunningLoop().time()); // tea 10 / soup 20
 * }
 * await gather([() => boil("tea"), () => boil("soup")]);
 * ```
 */
export class Lock {
  readonly #reason: Wait;
  readonly #line: Line;
  #locked = false;

  /** `reason` is for the library: what waiting for this lock is called. */
  constructor(reason?: Wait) {
    this.#reason = reason ?? { kind: "lock", subject: this };
    this.#line = new Line(this.#reason);
    observer.objectMade?.(this);
  }

  locked(): boolean {
    return this.#locked;
  }

  /** Waits until the lock is free and takes it. */
  async acquire(): Promise<Guard> {
    if (this.#locked || this.#line.hasLive()) await this.#wait();
    this.#locked = true;
    this.#tell("acquired", 1);
    return new Guard(this);
  }

  /** Unlocks, and wakes the first who waits. */
  release(): void {
    if (!this.#locked) throw new RuntimeError("Cannot release the lock: it is not held");
    this.#locked = false;
    this.#tell("released", 0);
    this.#line.wakeFirst();
  }

  /** Runs `body` while holding the lock. */
  with<R>(body: () => PromiseLike<R> | R): Promise<R> {
    return holding(() => this.acquire(), body);
  }

  async #wait(): Promise<void> {
    const place = this.#line.enter();
    try {
      await join(place);
    } catch (error) {
      this.#line.leave(place);
      // Woken and cancelled at once: the next in line must not wait for a lock that is free.
      if (isCancelled(error) && !this.#locked) this.#line.wakeFirst();
      throw error;
    }
    this.#line.leave(place);
  }

  #tell(change: ObjectChange, size: number): void {
    if (this.#reason.subject === this) observer.objectChanged?.(this, change, size);
  }
}
