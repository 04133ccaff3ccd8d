// Waiting for one thing, but not for ever.
import { ensureFuture, wrapFuture } from "./ensure.ts";
import { isCancelled, TimeoutError } from "./errors.ts";
import { Future, isFuture, join } from "./future.ts";
import { checkTime } from "./numbers.ts";
import { type Awaitable, begin, isStarter } from "./starter.ts";
import { timeout } from "./timeouts.ts";

/**
 * Gives the result of `awaitable`, which has `delay` milliseconds; `null` is for ever. A function runs in
 * the current task. When time is up, what runs is cancelled and waited for, then `TimeoutError` is thrown,
 * unless it refused to be cancelled: then its own result or failure counts. With no time at all nothing is
 * started. A native promise can't be stopped: it is abandoned.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.wait_for
 *
 * @example
 * ```ts
 * import { getRunningLoop, isTimeout, sleep, waitFor } from "asyncio";
 *
 * try {
 *   await waitFor(() => sleep(5000), 1000);
 * } catch (error) {
 *   console.log(isTimeout(error), getRunningLoop().time()); // true 1000
 * }
 * ```
 */
export async function waitFor<T>(awaitable: Awaitable<T>, delay: number | null): Promise<T> {
  if (delay !== null) checkTime("limit the time to", delay);
  if (delay !== null && delay <= 0) return atOnce(ensureFuture(awaitable));
  return timeout(delay, () => following(awaitable));
}

/** Awaited in the current task: a function runs in it, without a task of its own. */
function following<T>(awaitable: Awaitable<T>): PromiseLike<T> | T {
  if (isStarter(awaitable)) return begin<T>(awaitable as () => T);
  return isFuture(awaitable) ? (awaitable as Future<T>) : wrapFuture(awaitable as PromiseLike<T>);
}

async function atOnce<T>(future: Future<T>): Promise<T> {
  if (future.done()) return future.result();
  await cancelled(future);
  try {
    return future.result();
  } catch (error) {
    if (!isCancelled(error)) throw error;
    throw new TimeoutError("The deadline passed", { cause: error });
  }
}

/** Cancels `future` and waits until it is done; cancelling the wait does not cancel it again. */
async function cancelled(future: Future<unknown>): Promise<void> {
  const over = new Future(future.getLoop(), future.reason);
  const entry = future.watch(() => {
    if (!over.done()) over.setResult();
  });
  try {
    future.cancel();
    await join(over);
  } finally {
    future.unwatch(entry);
  }
}
