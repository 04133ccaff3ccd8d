// Where a loop takes its time from. A host is a real clock (in the sandbox a virtual one); outside the
// sandbox a `VirtualClock` lets a whole program run at once: its time jumps when nothing is ready.
import { host } from "#host";
import type { Wakeup } from "./host.ts";

/** Where a loop takes its time from. */
export interface Clock {
  /** Exact milliseconds. */
  now(): number;
  /** The next number of the sequence that orders what is due at the same time. */
  sequence(): number;
  /** Runs `callback` in a turn at `when`. Asked only when the loop has nothing else to do. */
  wake(when: number, sequence: number, callback: () => void): Wakeup;
  /** Told once per iteration that had timers pending. */
  iterated(): void;
  /** Time moves only when the loop is idle, so a loop that is idle for ever can be told. */
  readonly virtual?: boolean;
}

/** What an iteration with pending timers costs, so that spinning comes to its end. */
const iteration = 0.001;

/**
 * A clock that jumps to the next timer when nothing is ready, so that a program that sleeps for hours is
 * over at once, and always in the same order. For tests; for one loop at a time.
 *
 * @example
 * ```ts
 * import { run, sleep, VirtualClock } from "asyncio";
 *
 * const clock = new VirtualClock();
 * await run(() => sleep(3_600_000), { clock });
 * console.log(Math.round(clock.now())); // 3600000
 * ```
 */
export class VirtualClock implements Clock {
  readonly virtual = true;
  #now: number;
  #sequence = 0;

  constructor(start = 0) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  sequence(): number {
    return this.#sequence++;
  }

  iterated(): void {
    this.#now += iteration;
  }

  wake(when: number, _sequence: number, callback: () => void): Wakeup {
    let pending = true;
    host.turn(() => {
      if (!pending) return;
      this.#now = Math.max(this.#now, when);
      callback();
    });
    return {
      cancel: () => {
        pending = false;
      },
    };
  }
}
