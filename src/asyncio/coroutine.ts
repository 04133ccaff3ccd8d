// Python's form of an async function: calling it does nothing yet but makes a coroutine, which runs
// when it is awaited or started as a task, and only once.
import { RuntimeError } from "./errors.ts";
import { getRunningLoop } from "./loop.ts";
import type { Reports } from "./reports.ts";

type State = "created" | "started" | "closed";

/**
 * A call that has not begun. Awaiting it runs it in the current task; a second await rejects with
 * `RuntimeError`. One that nobody awaits is told at the end of the run, with the place of its making.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#coroutines
 *
 * @example
 * ```ts
 * import { type Coroutine, coroutine, createTask } from "asyncio";
 *
 * const add = coroutine(async (one: number, other: number) => one + other);
 * const sum: Coroutine<number> = add(1, 2);
 * console.log(await createTask(sum)); // 3
 * ```
 */
export class Coroutine<T> implements PromiseLike<T> {
  readonly name: string;
  /** An error whose stack shows where the coroutine was made. */
  readonly madeAt: Error;
  readonly #reports: Reports;
  #body: (() => PromiseLike<T>) | null;
  #state: State = "created";

  constructor(name: string, body: () => PromiseLike<T>) {
    this.name = name;
    this.madeAt = new Error(`Coroutine "${name}" was made here`);
    this.#body = body;
    this.#reports = getRunningLoop().reports;
    this.#reports.made(this);
  }

  /** Awaiting starts the body, inside the task that awaits. */
  then<A = T, B = never>(
    onReturned?: ((value: T) => A | PromiseLike<A>) | null,
    onThrew?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    let running: PromiseLike<T>;
    try {
      running = this.start();
    } catch (error) {
      running = Promise.reject(error);
    }
    return running.then(onReturned, onThrew) as Promise<A | B>;
  }

  /** Starts the body; the library's way in. */
  start(): PromiseLike<T> {
    const body = this.#body;
    if (body === null) throw new RuntimeError(this.#refusal());
    this.#leave("started");
    return body();
  }

  /** Gives the coroutine up: it will not run, and nobody is told that it was never awaited. */
  close(): void {
    if (this.#state === "created") this.#leave("closed");
  }

  #leave(state: State): void {
    this.#state = state;
    this.#body = null;
    this.#reports.started(this);
  }

  #refusal(): string {
    const why = this.#state === "closed" ? "closed" : "awaited or started";
    return `Cannot await coroutine "${this.name}" again: it was ${why} before, expected a new call`;
  }
}

/**
 * Makes an async function cold, as Python's are: calling the result begins nothing but gives a
 * `Coroutine`, which can be awaited, or handed to `createTask`, `gather` and the like, once.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#coroutines
 *
 * @example
 * ```ts
 * import { coroutine } from "asyncio";
 *
 * const brew = coroutine(async (drink: string) => {
 *   console.log("brewing", drink); // brewing tea
 *   return drink;
 * });
 * const cup = brew("tea");
 * console.log(await cup); // tea
 * ```
 */
export function coroutine<A extends readonly unknown[], T>(
  body: (...args: A) => PromiseLike<T>,
): (...args: A) => Coroutine<T> {
  const name = body.name || "coroutine";
  return (...args) => new Coroutine(name, () => body(...args));
}
