// Work that would hold the loop up, done on a thread beside it.
import { join } from "./future.ts";
import { getRunningLoop } from "./loop.ts";
import type { ModuleExport } from "./thread.ts";

/**
 * Has `work` called with `args` on a thread of the loop's pool, and gives what it returns.
 *
 * A thread shares nothing with the program: it gets the function's text and copies of the arguments,
 * no variables around it and no context variables. Pass what it needs, or name a function that a
 * module exports: `{ module: import.meta.url, name: "work" }`. Cancelling ends the waiting, not the
 * thread. In a browser's page there are no threads for it.
 *
 * Throws what `work` throws; `TypeError` if arguments or result can't be copied.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.to_thread
 *
 * @example
 * ```ts
 * import { toThread } from "asyncio";
 *
 * function fibonacci(n: number): number {
 *   return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
 * }
 *
 * console.log(await toThread(fibonacci, 20)); // 6765
 * ```
 */
export function toThread<A extends readonly unknown[], R>(
  work: (...args: A) => R,
  ...args: A
): Promise<Awaited<R>>;
export function toThread<R>(work: ModuleExport, ...args: readonly unknown[]): Promise<R>;
export async function toThread(
  work: ((...args: readonly unknown[]) => unknown) | ModuleExport,
  ...args: readonly unknown[]
): Promise<unknown> {
  return join(getRunningLoop().runInExecutor(null, work as ModuleExport, ...args));
}
