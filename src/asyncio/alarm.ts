// The library's own timer: calls back once when a time has come, unless it was cancelled.
import type { Loop } from "./loop.ts";
import type { Timer } from "./timers.ts";

export class Alarm implements Timer {
  readonly due: number;
  readonly order: number;
  readonly #loop: Loop;
  #callback: (() => void) | null;
  isQueued = false;

  /** `due` is a time on the loop's clock; `null` is the next iteration, before anything timed. */
  constructor(loop: Loop, due: number | null, callback: () => void) {
    this.#loop = loop;
    this.#callback = callback;
    this.due = due ?? 0;
    this.order = loop.clock.sequence();
    if (due === null) loop.schedule(this);
    else loop.addTimer(this);
  }

  get isDropped(): boolean {
    return this.#callback === null;
  }

  cancel(): void {
    if (this.#callback === null) return;
    this.#callback = null;
    if (this.isQueued) this.#loop.timerDropped();
  }

  run(): boolean {
    const callback = this.#callback;
    this.#callback = null;
    callback?.();
    return callback !== null;
  }
}
