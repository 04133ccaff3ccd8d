// A callback that a loop will run, and the way to call it off. It runs in the context it was given,
// and outside every task.
import { host } from "#host";
import type { Context } from "./context.ts";
import type { Loop } from "./loop.ts";
import type { Runnable } from "./runnable.ts";
import type { Step } from "./step.ts";
import type { Timer } from "./timers.ts";

/** What `callSoon` gives. */
export class Handle implements Runnable, Step {
  readonly loop: Loop;
  readonly context: Context;
  readonly task = null;
  #callback: (() => void) | null;
  #cancelled = false;

  constructor(loop: Loop, callback: () => void, context: Context) {
    this.loop = loop;
    this.context = context;
    this.#callback = callback;
  }

  /** Takes the callback back, if it has not run. */
  cancel(): void {
    this.#cancelled = true;
    this.#callback = null;
  }

  cancelled(): boolean {
    return this.#cancelled;
  }

  run(): boolean {
    const callback = this.#callback;
    if (callback === null) return false;
    this.#callback = null;
    try {
      host.enter(this, callback);
    } catch (exception) {
      const message = `Exception in callback ${callback.name || "(anonymous)"}`;
      this.loop.callExceptionHandler({ message, exception, handle: this });
    }
    return true;
  }
}

/** What `callLater` and `callAt` give. */
export class TimerHandle extends Handle implements Timer {
  readonly due: number;
  readonly order: number;
  isQueued = false;

  constructor(loop: Loop, due: number, callback: () => void, context: Context) {
    super(loop, callback, context);
    this.due = due;
    this.order = loop.clock.sequence();
  }

  get isDropped(): boolean {
    return this.cancelled();
  }

  /** The time on the loop's clock at which it is due. */
  when(): number {
    return this.due;
  }

  override cancel(): void {
    if (this.isQueued && !this.cancelled()) this.loop.timerDropped();
    super.cancel();
  }
}
