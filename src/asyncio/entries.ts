// Who is told when a future is done: a task that awaits it, a callback of the program, a part of the
// library. Each stands in the ready queue once the future is settled.
import { host } from "#host";
import type { Context } from "./context.ts";
import type { Future } from "./future.ts";
import type { Loop } from "./loop.ts";
import type { Runnable } from "./runnable.ts";
import type { Step } from "./step.ts";
import type { Waiter } from "./waiter.ts";

export type Entry = Waiter | DoneCallback | Watch;
export type Callback = (future: Future<unknown>) => void;

export class DoneCallback implements Runnable, Step {
  readonly task = null;
  readonly loop: Loop;
  readonly context: Context;
  readonly callback: Callback;
  readonly #future: Future<unknown>;

  constructor(future: Future<unknown>, callback: Callback, context: Context) {
    this.loop = future.getLoop();
    this.context = context;
    this.callback = callback;
    this.#future = future;
  }

  run(): boolean {
    try {
      host.enter(this, () => this.callback(this.#future));
    } catch (exception) {
      const message = `Exception in callback ${this.callback.name || "(anonymous)"}`;
      this.loop.callExceptionHandler({ message, exception, future: this.#future });
    }
    return true;
  }
}

/** A part of the library; it runs no program's code, and must not throw. */
export class Watch implements Runnable {
  readonly #callback: () => void;

  constructor(callback: () => void) {
    this.#callback = callback;
  }

  run(): boolean {
    this.#callback();
    return false;
  }
}
