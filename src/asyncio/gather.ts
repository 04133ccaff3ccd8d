// Running several things at once and waiting for all of them.
import { ensureFuture } from "./ensure.ts";
import { CancelledError } from "./errors.ts";
import { Future } from "./future.ts";
import { getRunningLoop, type Loop } from "./loop.ts";
import type { Wait } from "./observer.ts";
import { type Awaitable, listed, type Result } from "./starter.ts";
import { currentTask } from "./task.ts";

/** What `gather` does with failures. */
export interface GatherOptions {
  /** Failures and cancellations become results instead of ending the wait. */
  readonly returnExceptions?: boolean;
}

type Results<A extends readonly unknown[]> = { -readonly [K in keyof A]: Result<A[K]> };
type ResultsOrErrors<A extends readonly unknown[]> = {
  -readonly [K in keyof A]: Result<A[K]> | Error;
};

/**
 * Starts everything in `awaitables` at once and gives all results, in that order. Gives a future: it can be
 * cancelled, which cancels all that is not done and rejects when that has ended.
 *
 * The first failure is thrown at once; the others go on, and their failures are not told. With
 * `returnExceptions` failures and cancellations are results.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.gather
 *
 * @example
 * ```ts
 * import { gather, sleep } from "asyncio";
 *
 * const drinks = await gather([() => sleep(30, "coffee"), () => sleep(20, "tea"), () => "water"]);
 * console.log(drinks.join(", ")); // coffee, tea, water
 * ```
 */
export function gather<const A extends readonly Awaitable<unknown>[]>(
  awaitables: A,
  options?: { readonly returnExceptions?: false },
): Future<Results<A>>;
export function gather<const A extends readonly Awaitable<unknown>[]>(
  awaitables: A,
  options: GatherOptions,
): Future<ResultsOrErrors<A>>;
export function gather(
  awaitables: readonly Awaitable<unknown>[],
  options: GatherOptions = {},
): Future<unknown[]> {
  const children = startAll(listed(awaitables, "gather"));
  const loop = children[0]?.getLoop() ?? getRunningLoop();
  return new Gathering(loop, children, options.returnExceptions ?? false);
}

/** One future each. The same future, promise or coroutine twice is one; a function twice is two. */
function startAll(awaitables: readonly Awaitable<unknown>[]): Future<unknown>[] {
  const known = new Map<Awaitable<unknown>, Future<unknown>>();
  return awaitables.map((awaitable) => {
    const future = known.get(awaitable) ?? ensureFuture(awaitable);
    if (typeof awaitable !== "function") known.set(awaitable, future);
    return future;
  });
}

class Gathering extends Future<unknown[]> {
  readonly #children: readonly Future<unknown>[];
  readonly #asResults: boolean;
  readonly #task = currentTask();
  #left: number;
  #cancelRequested = false;

  constructor(loop: Loop, children: readonly Future<unknown>[], asResults: boolean) {
    super(loop);
    this.#children = children;
    this.#asResults = asResults;
    const distinct = new Set(children);
    this.#left = distinct.size;
    if (this.#left === 0) this.setResult([]);
    const done = [...distinct].filter((child) => child.done() || this.#follow(child));
    // Those done already are counted now: if all are, the result needs no iteration.
    for (const child of done) this.#finished(child);
  }

  override get reason(): Wait {
    return { kind: "gather", subject: this };
  }

  override get label(): string {
    return "a gather";
  }

  /** Cancels every child that is not done; says whether there was one. */
  override cancel(message?: string): boolean {
    if (this.done()) return super.cancel(message);
    let any = false;
    for (const child of this.#children) {
      if (child.cancel(message)) any = true;
    }
    if (any) this.#cancelRequested = true;
    return any;
  }

  /** Waits for a child that is not done: false. */
  #follow(child: Future<unknown>): false {
    child.addAwaiter(this.#task);
    child.watch(() => {
      child.removeAwaiter(this.#task);
      this.#finished(child);
    });
    return false;
  }

  #finished(child: Future<unknown>): void {
    this.#left--;
    // Looking at the outcome also marks a failure as seen, which is right: gather tells only the first.
    const outcome = child.outcome();
    if (this.done()) return;
    if (!this.#asResults && outcome.kind !== "returned") {
      this.setException(failure(child));
    } else if (this.#left === 0) {
      if (this.#cancelRequested) this.setException(lastCancellation(child));
      else this.setResult(this.#children.map((one) => resultOf(one)));
    }
  }
}

function resultOf(child: Future<unknown>): unknown {
  const outcome = child.outcome();
  return outcome.kind === "returned" ? outcome.value : failure(child);
}

/** What the child failed with; a cancelled one counts as failed with its CancelledError. */
function failure(child: Future<unknown>): unknown {
  try {
    child.result();
  } catch (error) {
    return error;
  }
  throw new Error("Cannot tell why the child failed: it returned");
}

function lastCancellation(child: Future<unknown>): CancelledError {
  const outcome = child.outcome();
  return outcome.kind === "cancelled" ? (failure(child) as CancelledError) : new CancelledError();
}
