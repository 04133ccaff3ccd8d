// An event: a flag that tasks can wait for.
import { join } from "./future.ts";
import { Line } from "./line.ts";
import { observer } from "./observer.ts";

/**
 * A flag, unset at first, that tasks can wait for. Setting it wakes all who wait, even if it is cleared
 * again before they run. Exported as `AsyncEvent` too, since browsers have an `Event` of their own.
 *
 * @see https://docs.python.org/3.14/library/asyncio-sync.html#asyncio.Event
 *
 * @example
 * ```ts
 * import { createTask, Event, sleep } from "asyncio";
 *
 * const ready = new Event();
 * const guest = createTask(() => ready.wait());
 * await sleep(10);
 * ready.set();
 * console.log(await guest); // true
 * ```
 */
export class Event {
  readonly #line = new Line({ kind: "event", subject: this });
  #isSet = false;

  constructor() {
    observer.objectMade?.(this);
  }

  isSet(): boolean {
    return this.#isSet;
  }

  /** Sets the flag and wakes all who wait, even if it is cleared again before they run. */
  set(): void {
    if (this.#isSet) return;
    this.#isSet = true;
    observer.objectChanged?.(this, "set", 1);
    this.#line.wake(Infinity);
  }

  clear(): void {
    if (!this.#isSet) return;
    this.#isSet = false;
    observer.objectChanged?.(this, "cleared", 0);
  }

  /** Waits until the flag is set; not at all if it is. */
  async wait(): Promise<true> {
    if (this.#isSet) return true;
    const place = this.#line.enter();
    try {
      await join(place);
      return true;
    } finally {
      this.#line.leave(place);
    }
  }
}
