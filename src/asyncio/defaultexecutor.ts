// The pool that serves a loop when none is named: made at first use, ended with the loop's run.
import { Alarm } from "./alarm.ts";
import { RuntimeError } from "./errors.ts";
import type { Executor } from "./executor.ts";
import type { Future } from "./future.ts";
import type { Loop } from "./loop.ts";

export class DefaultExecutor {
  readonly #loop: Loop;
  readonly #make: () => Executor;
  #executor: Executor | null = null;
  #isShut = false;

  constructor(loop: Loop, make: () => Executor) {
    this.#loop = loop;
    this.#make = make;
  }

  get(): Executor {
    if (this.#isShut) {
      throw new RuntimeError("Cannot run this in the default executor: it was shut down");
    }
    this.#executor ??= this.#make();
    return this.#executor;
  }

  set(executor: Executor): void {
    if (executor?.kind !== "thread") {
      throw new TypeError("Cannot make this the default executor: expected a ThreadPoolExecutor");
    }
    this.#executor = executor;
  }

  /** Ends the pool; `null` if there is none. It gets `limit` milliseconds, `null` is for ever. */
  end(limit: number | null): Future | null {
    this.#isShut = true;
    const executor = this.#executor;
    this.#executor = null;
    if (executor === null) return null;
    const loop = this.#loop;
    const ended = loop.createFuture<void>();
    const alarm =
      limit === null
        ? null
        : new Alarm(loop, loop.clock.now() + limit, () => {
            const message = `Cannot end the executor's threads: some still work after ${limit} milliseconds`;
            loop.callExceptionHandler({ message });
            if (!ended.done()) ended.setResult();
          });
    executor.end(loop, false).watch(() => {
      alarm?.cancel();
      if (!ended.done()) ended.setResult();
    });
    return ended;
  }
}
