// Waiting for some of several things, whatever becomes of them. Nothing is cancelled and no failure is
// raised: who waits gets the futures, sorted into done and pending.
import { Alarm } from "./alarm.ts";
import { ensureFuture } from "./ensure.ts";
import { ValueError } from "./errors.ts";
import { Future, join } from "./future.ts";
import { getRunningLoop } from "./loop.ts";
import { checkTime } from "./numbers.ts";
import { type Awaitable, listed } from "./starter.ts";
import { currentTask } from "./task.ts";

/**
 * For `wait`: it ends when the first of them is done.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.FIRST_COMPLETED
 *
 * @example
 * ```ts
 * import { createTask, FIRST_COMPLETED, sleep, wait } from "asyncio";
 *
 * const tasks = [createTask(() => sleep(10)), createTask(() => sleep(20))];
 * console.log((await wait(tasks, { returnWhen: FIRST_COMPLETED })).done.size); // 1
 * ```
 */
export const FIRST_COMPLETED = "FIRST_COMPLETED";
/**
 * For `wait`: it ends when the first of them has failed, or all are done. A cancellation is no failure.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.FIRST_EXCEPTION
 *
 * @example
 * ```ts
 * import { createTask, FIRST_EXCEPTION, sleep, wait } from "asyncio";
 *
 * const broken = createTask(() => Promise.reject(new Error("broken")));
 * const { pending } = await wait([broken, createTask(() => sleep(20))], { returnWhen: FIRST_EXCEPTION });
 * console.log(pending.size, broken.exception() instanceof Error); // 1 true
 * ```
 */
export const FIRST_EXCEPTION = "FIRST_EXCEPTION";
/**
 * For `wait`: it ends when all of them are done. The default.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.ALL_COMPLETED
 *
 * @example
 * ```ts
 * import { ALL_COMPLETED, createTask, sleep, wait } from "asyncio";
 *
 * const tasks = [createTask(() => sleep(10)), createTask(() => sleep(20))];
 * console.log((await wait(tasks, { returnWhen: ALL_COMPLETED })).done.size); // 2
 * ```
 */
export const ALL_COMPLETED = "ALL_COMPLETED";

/** When `wait` ends. */
export type ReturnWhen = typeof FIRST_COMPLETED | typeof FIRST_EXCEPTION | typeof ALL_COMPLETED;

/** When `wait` ends. */
export interface WaitOptions {
  /** Milliseconds after which it ends in any case; `null` is never. */
  readonly timeout?: number | null;
  readonly returnWhen?: ReturnWhen;
}

/** What `wait` gives: the futures, in the order in which they were given. */
export interface Waited<T> {
  readonly done: Set<Future<T>>;
  readonly pending: Set<Future<T>>;
}

/**
 * Waits until all are done, or the first, or the first has failed (`returnWhen`), or `timeout`
 * milliseconds have passed. Gives the futures sorted into done and pending. Cancels nothing and throws no
 * failure; also when it is cancelled itself, what it waits for goes on.
 *
 * Rejects with `ValueError` for nothing to wait for or an unknown mode.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.wait
 *
 * @example
 * ```ts
 * import { createTask, FIRST_COMPLETED, sleep, wait } from "asyncio";
 *
 * const tasks = [createTask(() => sleep(10, "quick")), createTask(() => sleep(50, "slow"))];
 * const { done, pending } = await wait(tasks, { returnWhen: FIRST_COMPLETED });
 * console.log([...done].map((task) => task.result()), pending.size); // [ 'quick' ] 1
 * ```
 */
export async function wait<T>(
  awaitables: Iterable<Awaitable<T>>,
  options: WaitOptions = {},
): Promise<Waited<T>> {
  const { timeout = null, returnWhen = ALL_COMPLETED } = options;
  const given = listed(awaitables, "wait");
  check(returnWhen, timeout);
  const futures = new Set(given.map((one) => ensureFuture<T>(one)));
  if (futures.size === 0) {
    throw new ValueError("Cannot wait for nothing: expected at least one future");
  }
  await settled(futures, returnWhen, timeout);
  const all = [...futures];
  return {
    done: new Set(all.filter((future) => future.done())),
    pending: new Set(all.filter((future) => !future.done())),
  };
}

async function settled(
  futures: ReadonlySet<Future<unknown>>,
  returnWhen: ReturnWhen,
  limit: number | null,
): Promise<void> {
  const loop = getRunningLoop();
  const task = currentTask();
  const over = new Future(loop, { kind: "wait", subject: null });
  const end = () => {
    if (!over.done()) over.setResult();
  };
  const alarm = limit === null ? null : new Alarm(loop, loop.clock.now() + limit, end);
  let left = futures.size;
  const entries = Array.from(futures, (future) => {
    const entry = future.watch(() => {
      left--;
      future.removeAwaiter(task);
      if (left === 0 || isEnough(future, returnWhen)) end();
    });
    future.addAwaiter(task);
    return { future, entry };
  });
  try {
    await join(over);
  } finally {
    alarm?.cancel();
    for (const { future, entry } of entries) {
      future.unwatch(entry);
      future.removeAwaiter(task);
    }
  }
}

function isEnough(future: Future<unknown>, returnWhen: ReturnWhen): boolean {
  switch (returnWhen) {
    case "FIRST_COMPLETED":
      return true;
    case "FIRST_EXCEPTION":
      return future.outcome().kind === "threw";
    case "ALL_COMPLETED":
      return false;
    default:
      return returnWhen satisfies never;
  }
}

function check(returnWhen: ReturnWhen, timeout: number | null): void {
  if (timeout !== null) checkTime("limit the time to", timeout);
  if ([FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED].includes(returnWhen)) return;
  throw new ValueError(
    `Cannot wait until "${String(returnWhen)}": expected FIRST_COMPLETED, FIRST_EXCEPTION or ALL_COMPLETED`,
  );
}
