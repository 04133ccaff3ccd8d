// From anything that can be awaited to a future.
import { Future, isFuture } from "./future.ts";
import { type Awaitable, inWords, isStarter, isThenable } from "./starter.ts";
import { createTask } from "./task.ts";

/**
 * The future itself, a task for a function or coroutine, a bridge for a promise. Throws `TypeError` for
 * anything else.
 *
 * @see https://docs.python.org/3.14/library/asyncio-future.html#asyncio.ensure_future
 *
 * @example
 * ```ts
 * import { ensureFuture, sleep } from "asyncio";
 *
 * const future = ensureFuture(() => sleep(10, "tea"));
 * console.log(await future, ensureFuture(future) === future); // tea true
 * ```
 */
export function ensureFuture<T>(awaitable: Awaitable<T>): Future<T> {
  if (isFuture(awaitable)) return awaitable as Future<T>;
  if (isStarter(awaitable)) return createTask<T>(awaitable as () => T);
  if (isThenable(awaitable)) return wrapFuture(awaitable as PromiseLike<T>);
  throw new TypeError(
    `Cannot await ${inWords(awaitable)}: expected a future, a promise or a function to start`,
  );
}

/**
 * A future for a promise. Cancelling it stops nothing: the promise is abandoned, and what becomes of it is
 * ignored. `fromAbortable` can stop the work.
 *
 * @see https://docs.python.org/3.14/library/asyncio-future.html#asyncio.wrap_future
 *
 * @example
 * ```ts
 * import { wrapFuture } from "asyncio";
 *
 * const future = wrapFuture(Promise.resolve("from outside"));
 * console.log(await future); // from outside
 * ```
 */
export function wrapFuture<T>(promise: PromiseLike<T>): Future<T> {
  if (isFuture(promise)) return promise as unknown as Future<T>;
  const future = new Future<T>();
  const loop = future.getLoop();
  loop.outside++;
  future.watch(() => {
    loop.outside--;
  });
  promise.then(
    (value) => future.done() || future.setResult(value),
    (error: unknown) => future.done() || future.setException(error),
  );
  return future;
}
