// Where functions run beside the program: on threads of its own process, or in processes of their own.
import { threads } from "#thread";
import { DefaultExecutor } from "./defaultexecutor.ts";
import { type Future, join } from "./future.ts";
import { getRunningLoop, type Loop } from "./loop.ts";
import { Pool } from "./pool.ts";
import { realm } from "./realm.ts";
import type { ModuleExport, WorkerKind } from "./thread.ts";

/** How many workers a pool has, and whether cancelling ends them. */
export interface ExecutorOptions {
  /**
   * How many run at the same time at most. By default a thread pool has four more than there are
   * processors, 32 at most; a process pool as many as there are processors.
   */
  readonly maxWorkers?: number;
  /**
   * Whether cancelling the future of running work ends its worker. Otherwise, as in Python, the work
   * goes on and its result is thrown away. False by default.
   */
  readonly terminateOnCancel?: boolean;
}

/** How a pool ends. */
export interface ShutdownOptions {
  /** Whether to wait until everything has ended; true by default. */
  readonly wait?: boolean;
  /** Whether to cancel what has not begun; false by default. */
  readonly cancelFutures?: boolean;
}

/** What thread pools and process pools have in common. */
export abstract class Executor implements AsyncDisposable {
  readonly #pool: Pool;

  constructor(kind: WorkerKind, size: number, options: ExecutorOptions) {
    const { maxWorkers = size, terminateOnCancel = false } = options;
    if (!Number.isInteger(maxWorkers) || maxWorkers < 1) {
      throw new RangeError(`Cannot make a pool of ${maxWorkers} workers: expected at least 1`);
    }
    this.#pool = new Pool(kind, { size: maxWorkers, terminateOnCancel });
  }

  get kind(): WorkerKind {
    return this.#pool.kind;
  }

  /**
   * Has `work` called with `args` by a worker; the future gives what it returns. A worker shares
   * nothing with the program: it gets the function's text and copies of the arguments, and the result
   * is a copy. What the function needs it must get as arguments or import itself; a function that
   * stands in a module can be named instead, as `{ module: import.meta.url, name: "work" }`.
   *
   * Throws `RuntimeError` after `shutdown`, `TypeError` for what is no function written out. The
   * future fails with what `work` throws, and with `TypeError` if arguments or result can't be copied.
   */
  submit<A extends readonly unknown[], R>(work: (...args: A) => R, ...args: A): Future<Awaited<R>>;
  submit<R>(work: ModuleExport, ...args: readonly unknown[]): Future<R>;
  submit(work: unknown, ...args: readonly unknown[]): Future<unknown> {
    return this.start(getRunningLoop(), work, args);
  }

  /** Takes no more work and ends the workers when all of it is done. */
  async shutdown(options: ShutdownOptions = {}): Promise<void> {
    const ending = this.end(getRunningLoop(), options.cancelFutures ?? false);
    if (options.wait ?? true) await join(ending);
  }

  /** For the library: `submit` on behalf of a loop. */
  start(loop: Loop, work: unknown, args: readonly unknown[]): Future<unknown> {
    return this.#pool.submit(loop, work, args);
  }

  /** For the library: `shutdown` without waiting; the future is settled when all has ended. */
  end(loop: Loop, cancelFutures: boolean): Future {
    return this.#pool.end(loop, cancelFutures);
  }

  /** `shutdown`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.shutdown();
  }
}

/**
 * Runs functions on threads: for work that computes long and would hold up everybody else.
 *
 * @see https://docs.python.org/3.14/library/concurrent.futures.html#concurrent.futures.ThreadPoolExecutor
 *
 * @example
 * ```ts
 * import { gather, ThreadPoolExecutor } from "asyncio";
 *
 * function countPrimes(from: number, to: number): number {
 *   let count = 0;
 *   for (let n = Math.max(from, 2); n < to; n++) {
 *     let d = 2;
 *     while (d * d <= n && n % d !== 0) d++;
 *     if (d * d > n) count++;
 *   }
 *   return count;
 * }
 *
 * await using pool = new ThreadPoolExecutor({ maxWorkers: 2 });
 * const parts = [pool.submit(countPrimes, 0, 5000), pool.submit(countPrimes, 5000, 10_000)];
 * console.log(await gather(parts)); // [ 669, 560 ]
 * ```
 */
export class ThreadPoolExecutor extends Executor {
  constructor(options: ExecutorOptions = {}) {
    super("thread", Math.min(32, threads.processors + 4), options);
  }
}

/**
 * Runs functions in processes of their own: as threads, but one that crashes takes nothing with it.
 *
 * @see https://docs.python.org/3.14/library/concurrent.futures.html#concurrent.futures.ProcessPoolExecutor
 *
 * @example
 * ```ts
 * import { ProcessPoolExecutor } from "asyncio";
 *
 * await using pool = new ProcessPoolExecutor({ maxWorkers: 1 });
 * const sum = pool.submit((...numbers: number[]) => numbers.reduce((a, b) => a + b), 1, 2, 3);
 * console.log(await sum); // 6
 * ```
 */
export class ProcessPoolExecutor extends Executor {
  constructor(options: ExecutorOptions = {}) {
    super("process", threads.processors, options);
  }
}

realm.createDefaultExecutor = (loop) => new DefaultExecutor(loop, () => new ThreadPoolExecutor());
