// Results in the order in which they come.
import { Alarm } from "./alarm.ts";
import { Coroutine } from "./coroutine.ts";
import { Deque } from "./deque.ts";
import { ensureFuture } from "./ensure.ts";
import type { Entry } from "./entries.ts";
import { TimeoutError } from "./errors.ts";
import { type Future, join } from "./future.ts";
import { Line } from "./line.ts";
import { getRunningLoop } from "./loop.ts";
import { checkTime } from "./numbers.ts";
import { type Awaitable, listed } from "./starter.ts";

/** How long `asCompleted` waits. */
export interface AsCompletedOptions {
  /** Milliseconds after which the rest throws `TimeoutError`; `null` is never. */
  readonly timeout?: number | null;
}

/** What `asCompleted` gives: results for `for await`, or awaitables for `for`. */
export interface AsCompleted<T> extends AsyncIterable<T>, Iterable<PromiseLike<T>> {}

/**
 * Starts everything and gives the results as they come. `for await` gives results; `for` gives awaitables,
 * of which the n-th awaited gives the n-th result. A failure is thrown at its place, and the next loop over
 * the same object goes on after it. Those not done after `timeout` milliseconds throw `TimeoutError`.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.as_completed
 *
 * @example
 * ```ts
 * import { asCompleted, sleep } from "asyncio";
 *
 * const work = [() => sleep(30, "slow"), () => sleep(10, "quick")];
 * for await (const result of asCompleted(work)) console.log(result); // quick / slow
 * ```
 */
export function asCompleted<T>(
  awaitables: Iterable<Awaitable<T>>,
  options: AsCompletedOptions = {},
): AsCompleted<T> {
  const given = listed(awaitables, "asCompleted");
  const { timeout = null } = options;
  if (timeout !== null) checkTime("limit the time to", timeout);
  return new Completions(new Set(given.map((one) => ensureFuture<T>(one))), timeout);
}

/** One that is done; nothing when time was up before. */
type Completion<T> = { readonly future: Future<T> | null };

class Completions<T> implements AsCompleted<T> {
  readonly #done = new Deque<Completion<T>>();
  readonly #line = new Line({ kind: "wait", subject: null });
  readonly #todo = new Map<Future<T>, Entry>();
  readonly #alarm: Alarm | null;
  #left: number;

  constructor(futures: ReadonlySet<Future<T>>, limit: number | null) {
    for (const future of futures) {
      this.#todo.set(
        future,
        future.watch(() => this.#completed(future)),
      );
    }
    this.#left = futures.size;
    const loop = getRunningLoop();
    const due = loop.clock.now() + (limit ?? 0);
    const isLimited = limit !== null && this.#left > 0;
    this.#alarm = isLimited ? new Alarm(loop, due, () => this.#timeUp()) : null;
  }

  *[Symbol.iterator](): Generator<PromiseLike<T>, void, undefined> {
    while (this.#left > 0) {
      this.#left--;
      yield new Coroutine("asCompleted", () => this.#next());
    }
  }

  // Not a generator: its `return` would wait for a `next` that is under way.
  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    return {
      next: async () => {
        if (this.#left === 0) return { done: true, value: undefined };
        this.#left--;
        return { done: false, value: await this.#next() };
      },
    };
  }

  async #next(): Promise<T> {
    while (this.#done.length === 0) await this.#wait();
    const { future = null } = this.#done.shift() ?? {};
    if (future === null) throw new TimeoutError("The deadline passed before all were done");
    return future.result();
  }

  /** As in a queue: who was woken and can't go on wakes the next. */
  async #wait(): Promise<void> {
    const place = this.#line.enter();
    try {
      await join(place);
    } catch (error) {
      place.cancel();
      this.#line.leave(place);
      if (this.#done.length > 0 && !place.cancelled()) this.#line.dismissNext();
      throw error;
    }
  }

  #put(completion: Completion<T>): void {
    this.#done.push(completion);
    this.#line.dismissNext();
  }

  #completed(future: Future<T>): void {
    this.#todo.delete(future);
    this.#put({ future });
    if (this.#todo.size === 0) this.#alarm?.cancel();
  }

  #timeUp(): void {
    for (const [future, entry] of this.#todo) {
      future.unwatch(entry);
      this.#put({ future: null });
    }
    this.#todo.clear();
  }
}
