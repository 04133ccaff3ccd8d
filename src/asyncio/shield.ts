// Letting work go on although the one who waits for it is cancelled.
import { ensureFuture } from "./ensure.ts";
import type { Entry } from "./entries.ts";
import { isCancelled } from "./errors.ts";
import { Future } from "./future.ts";
import type { Awaitable } from "./starter.ts";
import { currentTask } from "./task.ts";

/**
 * A future that follows `awaitable`, but whose cancellation does not reach it: who awaits it is cancelled,
 * the work goes on. Keep the task that you shield, to see what became of it.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.shield
 *
 * @example
 * ```ts
 * import { createTask, shield, sleep } from "asyncio";
 *
 * const order = createTask(() => sleep(50, "delivered"));
 * const waiter = createTask(async () => await shield(order));
 * await sleep(10);
 * waiter.cancel();
 * console.log(await order, waiter.cancelled()); // delivered true
 * ```
 */
export function shield<T>(awaitable: Awaitable<T>): Future<T> {
  const inner = ensureFuture(awaitable);
  return inner.done() ? inner : new Shield(inner);
}

class Shield<T> extends Future<T> {
  readonly #inner: Future<T>;
  readonly #entry: Entry;

  constructor(inner: Future<T>) {
    super(inner.getLoop(), inner.reason);
    this.#inner = inner;
    const task = currentTask();
    inner.addAwaiter(task);
    inner.watch(() => inner.removeAwaiter(task));
    this.#entry = inner.watch(() => this.#follow());
  }

  override cancel(message?: string): boolean {
    const cancelled = super.cancel(message);
    if (cancelled && !this.#inner.done()) {
      this.#inner.unwatch(this.#entry);
      this.#inner.watch(() => this.#tellFailure());
    }
    return cancelled;
  }

  #follow(): void {
    if (this.done()) return;
    const outcome = this.#inner.outcome();
    if (outcome.kind === "returned") this.setResult(outcome.value);
    else if (outcome.kind === "threw") this.setException(outcome.error);
    else if (outcome.kind === "cancelled") super.cancel(outcome.message);
  }

  /** Nobody waits for the inner one any more, so nobody would hear of its failure. */
  #tellFailure(): void {
    const outcome = this.#inner.outcome();
    if (outcome.kind !== "threw" || isCancelled(outcome.error)) return;
    const message = `${this.#inner.label} failed after its shield was cancelled`;
    const future = this.#inner as Future<unknown>;
    this.getLoop().callExceptionHandler({ message, exception: outcome.error, future });
  }
}
