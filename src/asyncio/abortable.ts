// The bridge to the platform's own cancellation: work that listens to an AbortSignal becomes a future
// whose cancellation aborts it.
import { CancelledError } from "./errors.ts";
import { Future } from "./future.ts";

/**
 * Calls `work` with a signal and gives a future for its promise. Cancelling the future, or a task that
 * awaits it, aborts the signal: this makes `fetch` and its like stop when the task is cancelled.
 *
 * @example
 * ```ts
 * import { fromAbortable } from "asyncio";
 *
 * const request = fromAbortable(async (signal) => {
 *   signal.addEventListener("abort", () => console.log("aborted")); // aborted
 *   await new Promise(() => {});
 * });
 * request.cancel();
 * console.log(request.cancelled()); // true
 * ```
 */
export function fromAbortable<T>(work: (signal: AbortSignal) => PromiseLike<T>): Future<T> {
  return new Abortable(work);
}

class Abortable<T> extends Future<T> {
  readonly #abort = new AbortController();

  constructor(work: (signal: AbortSignal) => PromiseLike<T>) {
    super();
    const loop = this.getLoop();
    loop.outside++;
    this.watch(() => {
      loop.outside--;
    });
    void this.#follow(work);
  }

  override cancel(message?: string): boolean {
    const cancelled = super.cancel(message);
    if (cancelled) this.#abort.abort(new CancelledError(message));
    return cancelled;
  }

  async #follow(work: (signal: AbortSignal) => PromiseLike<T>): Promise<void> {
    try {
      const value = await work(this.#abort.signal);
      if (!this.done()) this.setResult(value);
    } catch (error) {
      if (!this.done()) this.setException(error);
    }
  }
}
