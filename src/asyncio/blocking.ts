// Work that holds its thread up, as a stand-in for whatever does so in earnest.
import { threads } from "#thread";

/**
 * Holds the thread up for so many milliseconds, as a long computation or a blocking call would: nothing
 * else of it runs meanwhile. In a function that a pool runs on a thread it is there by itself, without
 * an import.
 *
 * @see https://docs.python.org/3.14/library/time.html#time.sleep
 *
 * @example
 * ```ts
 * import { blockFor, toThread } from "asyncio";
 *
 * const before = performance.now();
 * blockFor(5);
 * await toThread(() => blockFor(5));
 * console.log(performance.now() - before >= 10); // true
 * ```
 */
export function blockFor(milliseconds: number): void {
  if (!(milliseconds >= 0)) {
    throw new RangeError(`Cannot block for ${milliseconds}: expected milliseconds, 0 or more`);
  }
  threads.block(milliseconds);
}
