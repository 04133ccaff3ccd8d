// A result that will be there later. A future is pending, then settled once: returned, threw or
// cancelled. Who waits is called back through the loop, in the order of registration; a settled future
// answers at once.
// Over 300 lines only because every public name carries its documentation and an example.
import { type Context, copyContext } from "./context.ts";
import { type Callback, DoneCallback, type Entry, Watch } from "./entries.ts";
import {
  type CancelledError,
  cancellation,
  InvalidStateError,
  isCancelled,
  RuntimeError,
} from "./errors.ts";
import { getRunningLoop, type Loop } from "./loop.ts";
import { observer, type Wait } from "./observer.ts";
import { realm } from "./realm.ts";
import { isThenable } from "./starter.ts";
import { currentStep } from "./step.ts";
import type { Task } from "./task.ts";
import { type Ends, Waiter } from "./waiter.ts";

type State = "pending" | "returned" | "threw" | "cancelled";

/** What became of a future. What was thrown may be anything, even `undefined`. */
export type Outcome<T> =
  | { readonly kind: "pending" }
  | { readonly kind: "returned"; readonly value: T }
  | { readonly kind: "threw"; readonly error: unknown }
  | { readonly kind: "cancelled"; readonly message?: string };

export interface CallbackOptions {
  /** The context to run in; a copy of the current one by default. */
  readonly context?: Context;
}

/** Marks a class instance as a future, whichever copy of the library made it. */
const brand = Symbol.for("asyncio.Future");

/**
 * A result that will be there later: somebody settles it, once, with `setResult`, `setException` or
 * `cancel`; others await it. A settled one answers at once. Throws `InvalidStateError` when it is settled
 * twice or read too early. A failure nobody looks at is told at the end of the run.
 *
 * @see https://docs.python.org/3.14/library/asyncio-future.html#asyncio.Future
 *
 * @example
 * ```ts
 * import { Future, getRunningLoop } from "asyncio";
 *
 * const future = new Future<string>();
 * getRunningLoop().callLater(100, () => future.setResult("ready"));
 * console.log(await future, future.done()); // ready true
 * ```
 */
export class Future<T = void> implements PromiseLike<T> {
  readonly #loop: Loop;
  readonly #reason: Wait | null;
  #state: State = "pending";
  /** The value, what was thrown, or the CancelledError (its message until somebody needs it). */
  #content: unknown;
  #entries: Entry | Entry[] | null = null;
  /** Tasks that wait for this among others: in a gather, a group ... Mostly it is one. */
  #awaiters: Set<Task<unknown>> | Task<unknown> | null = null;

  constructor(loop: Loop = getRunningLoop(), reason: Wait | null = null) {
    this.#loop = loop;
    this.#reason = reason;
  }

  get [brand](): true {
    return true;
  }

  getLoop(): Loop {
    return this.#loop;
  }

  done(): boolean {
    return this.#state !== "pending";
  }

  cancelled(): boolean {
    return this.#state === "cancelled";
  }

  /** The value. Throws what the future failed with, or `InvalidStateError` while it is pending. */
  result(): T {
    this.#see();
    if (this.#state === "returned") return this.#content as T;
    if (this.#state === "threw") throw this.#content;
    throw this.#unfit("give a result");
  }

  /** What the future failed with, or `null`. */
  exception(): unknown {
    this.#see();
    if (this.#state === "returned") return null;
    if (this.#state === "threw") return this.#content;
    throw this.#unfit("give an exception");
  }

  /** What became of it, without throwing. */
  outcome(): Outcome<T> {
    this.#see();
    switch (this.#state) {
      case "pending":
        return { kind: "pending" };
      case "returned":
        return { kind: "returned", value: this.#content as T };
      case "threw":
        return { kind: "threw", error: this.#content };
      case "cancelled": {
        const { message } = this.#cancellation();
        return message === "" ? { kind: "cancelled" } : { kind: "cancelled", message };
      }
      default:
        return this.#state satisfies never;
    }
  }

  setResult(value: T): void {
    if (isThenable(value)) {
      throw new TypeError(
        `Cannot settle ${this.label} with a promise or future: expected a plain value, or box it: { value }`,
      );
    }
    this.#settle("returned", value);
  }

  setException(error: unknown): void {
    this.#settle("threw", error);
    this.#loop.reports.failed(this as Future<unknown>);
  }

  /** Cancels it, if it is pending; says whether it was. */
  cancel(message?: string): boolean {
    if (this.#state !== "pending") {
      if (this.#state === "threw") this.#see();
      return false;
    }
    this.#settle("cancelled", message);
    return true;
  }

  /** Calls `callback` with this future in the iteration after it is done. */
  addDoneCallback(callback: (future: this) => void, options: CallbackOptions = {}): void {
    this.#add(
      new DoneCallback(
        this as Future<unknown>,
        callback as Callback,
        options.context ?? copyContext(),
      ),
    );
  }

  /** Takes every registration of `callback` back; says how many there were. */
  removeDoneCallback(callback: (future: this) => void): number {
    return this.#remove((entry) => entry instanceof DoneCallback && entry.callback === callback);
  }

  /** Waits for it. A settled future answers at once; else the current task is suspended. */
  then<A = T, B = never>(
    onReturned?: ((value: T) => A | PromiseLike<A>) | null,
    onThrew?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return join(this as Future<T>).then(onReturned, onThrew);
  }

  /** What a task that awaits this is said to wait for. */
  get reason(): Wait {
    return this.#reason ?? { kind: "future", subject: this };
  }

  /** What to call it in a message. */
  get label(): string {
    return "a future";
  }

  /** Hands the outcome over: now if it is there, else through the loop. */
  park(ends: Ends): void {
    const step = currentStep();
    const task = step?.task ?? null;
    const refusal = task?.refusal(this as Future<unknown>) ?? null;
    if (refusal !== null) throw new RuntimeError(refusal);
    if (this.#state === "pending") {
      const waiter = new Waiter(this as Future<unknown>, step, ends);
      this.#add(waiter);
      task?.suspend(waiter);
    } else this.answer(ends);
  }

  /** Hands the outcome over at once. */
  answer({ resolve, reject }: Ends): void {
    this.#see();
    if (this.#state === "returned") resolve(this.#content);
    else reject(this.#state === "cancelled" ? this.#cancellation() : this.#content);
  }

  /** The library's own `addDoneCallback`: `callback` must run no program's code, and not throw. */
  watch(callback: () => void): Entry {
    const entry = new Watch(callback);
    this.#add(entry);
    return entry;
  }

  unwatch(entry: Entry): void {
    this.#remove((one) => one === entry);
  }

  /** The tasks that await this, by itself or among others. */
  awaiters(): Task<unknown>[] {
    const tasks = list(this.#entries).map((entry) => (entry instanceof Waiter ? entry.task : null));
    const among = this.#awaiters instanceof Set ? this.#awaiters : [this.#awaiters];
    return [...new Set([...among, ...tasks])].filter((task) => task !== null);
  }

  /** `task` waits for this among others, from now until `removeAwaiter`. */
  addAwaiter(task: Task<unknown> | null): void {
    if (task === null || this.#state !== "pending") return;
    if (this.#awaiters instanceof Set) this.#awaiters.add(task);
    else if (this.#awaiters === null) this.#awaiters = task;
    else this.#awaiters = new Set([this.#awaiters, task]);
  }

  removeAwaiter(task: Task<unknown> | null): void {
    if (this.#awaiters === task) this.#awaiters = null;
    else if (task !== null && this.#awaiters instanceof Set) this.#awaiters.delete(task);
  }

  /** What it failed with, for those whose looking does not count. */
  get failure(): unknown {
    return this.#state === "threw" ? this.#content : undefined;
  }

  /** Whether what it gives is a CancelledError, its own or one it was failed with. */
  endedByCancellation(): boolean {
    return this.#state === "cancelled" || (this.#state === "threw" && isCancelled(this.#content));
  }

  /** Cancels it with an error that is travelling already. */
  protected cancelWith(error: CancelledError): void {
    this.#settle("cancelled", error);
  }

  #settle(state: State, content: unknown): void {
    if (this.#state !== "pending") {
      throw new InvalidStateError(
        `Cannot settle ${this.label}: it is done already (${this.#state})`,
      );
    }
    this.#state = state;
    this.#content = content;
    observer.futureSettled?.(this as Future<unknown>, currentStep()?.task ?? null);
    const entries = this.#entries;
    this.#entries = null;
    if (Array.isArray(entries)) for (const entry of entries) this.#schedule(entry);
    else if (entries !== null) this.#schedule(entries);
  }

  #add(entry: Entry): void {
    if (this.#state !== "pending") this.#schedule(entry);
    else if (this.#entries === null) this.#entries = entry;
    else if (Array.isArray(this.#entries)) this.#entries.push(entry);
    else this.#entries = [this.#entries, entry];
  }

  #remove(isMeant: (entry: Entry) => boolean): number {
    const before = list(this.#entries);
    const after = before.filter((entry) => !isMeant(entry));
    if (after.length < before.length) this.#entries = after;
    return before.length - after.length;
  }

  #schedule(entry: Entry): void {
    this.#loop.schedule(entry);
    if (observer.taskWoken === undefined || !(entry instanceof Waiter)) return;
    if (entry.task !== null) observer.taskWoken(entry.task, currentStep()?.task ?? null);
  }

  #see(): void {
    if (this.#state === "threw") this.#loop.reports.seen(this as Future<unknown>);
  }

  /** The one error that travels from here; made late, because most cancelled futures need none. */
  #cancellation(): CancelledError {
    if (!isCancelled(this.#content)) {
      this.#content = cancellation(this.#content as string | undefined);
    }
    return this.#content as CancelledError;
  }

  #unfit(what: string): Error {
    if (this.#state === "cancelled") return this.#cancellation();
    return new InvalidStateError(`Cannot ${what}: ${this.label} is not done yet`);
  }
}

function list(entries: Entry | Entry[] | null): Entry[] {
  if (entries === null) return [];
  return Array.isArray(entries) ? entries : [entries];
}

/**
 * Whether `value` is a future or task of this library, from whichever copy of it.
 *
 * @see https://docs.python.org/3.14/library/asyncio-future.html#asyncio.isfuture
 *
 * @example
 * ```ts
 * import { Future, isFuture } from "asyncio";
 *
 * console.log(isFuture(new Future()), isFuture(Promise.resolve())); // true false
 * ```
 */
export function isFuture(value: unknown): value is Future<unknown> {
  return typeof value === "object" && value !== null && brand in value;
}

/** Awaits without the second promise that `then` makes for its callers; for the library. */
export function join<T>(future: Future<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    future.park({ resolve: resolve as (value: unknown) => void, reject });
  });
}

realm.createFuture = (loop) => new Future(loop);
