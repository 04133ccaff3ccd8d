// A task drives one function. It is always in exactly one of four states: a step of it is in the ready
// queue, it waits for a pending future, it runs, or it is done.
// Over 300 lines only because every public name carries its documentation and an example.
import { host } from "#host";
import { type Context, copyContext } from "./context.ts";
import { CancelledError, cancellation, isCancelled, RuntimeError } from "./errors.ts";
import { Future } from "./future.ts";
import { getRunningLoop, type Loop } from "./loop.ts";
import { observer, type Wait } from "./observer.ts";
import { realm } from "./realm.ts";
import type { Runnable } from "./runnable.ts";
import { begin, checkStarter, isThenable, type Starter } from "./starter.ts";
import { currentStep, type Step } from "./step.ts";
import type { Suspension } from "./waiter.ts";

/** The name and the context of a task. */
export interface TaskOptions {
  /** `Task-1`, `Task-2` ... by default. */
  readonly name?: string;
  /** The context to run in; a copy of the current one by default. */
  readonly context?: Context;
}

/** A block of a task's code that can be cancelled by itself: a timeout. Scopes nest. */
export interface Scope {
  readonly outer: Scope | null;
  abort(error: CancelledError): void;
}

export type CreateTask = <T>(loop: Loop, start: Starter<T>, options: TaskOptions) => Task<T>;

/**
 * A running function, and its result when it ends: a future that nobody else can settle. Made by
 * `createTask` and by a group's `createTask`.
 *
 * `cancel` asks it to stop: `CancelledError` is thrown where it waits, in the next iteration, or where it
 * next waits. It may clean up, and it may refuse by catching the error.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.Task
 *
 * @example
 * ```ts
 * import { createTask, sleep, wait } from "asyncio";
 *
 * const task = createTask(async () => {
 *   try {
 *     await sleep(1000);
 *   } finally {
 *     console.log("cleaning up"); // cleaning up
 *   }
 * });
 * await sleep(10);
 * task.cancel();
 * await wait([task]);
 * console.log(task.cancelled()); // true
 * ```
 */
export class Task<T = void> extends Future<T> implements Step, Runnable {
  readonly loop: Loop;
  readonly context: Context;
  #start: Starter<T> | null;
  #name: string;
  /** What it waits for: nothing, one thing, or several when it awaits them with `Promise.all`. */
  #waits: Suspension | Set<Suspension> | null = null;
  #requests = 0;
  /** A cancellation that could not be delivered yet. */
  #due: { readonly message: string | undefined } | null = null;
  #abort: AbortController | null = null;
  /** The innermost scope that is open; kept by the scopes. */
  scope: Scope | null = null;

  constructor(loop: Loop, start: Starter<T>, options: TaskOptions = {}) {
    super(loop);
    this.loop = loop;
    this.context = options.context ?? copyContext();
    this.#start = start;
    this.#name = options.name ?? `Task-${++realm.tasks}`;
    loop.tasks.add(this as Task<unknown>);
    observer.taskCreated?.(this as Task<unknown>, currentStep()?.task ?? null);
    loop.schedule(this);
  }

  get task(): Task<unknown> {
    return this as Task<unknown>;
  }

  get name(): string {
    return this.#name;
  }

  set name(value: string) {
    this.#name = String(value);
    observer.taskNamed?.(this as Task<unknown>);
  }

  getName(): string {
    return this.name;
  }

  setName(value: string): void {
    this.name = value;
  }

  getContext(): Context {
    return this.context;
  }

  /** Asks it to stop: `CancelledError` is thrown where it waits. Says whether it was not done. */
  override cancel(message?: string): boolean {
    if (this.done()) return super.cancel(message);
    return this.#request(message, null);
  }

  /** As `cancel`, on behalf of a scope: the scopes around it are not meant. */
  cancelWithin(scope: Scope): void {
    if (!this.done()) this.#request(undefined, scope);
  }

  /** How often it was asked to stop, less what was taken back. */
  cancelling(): number {
    return this.#requests;
  }

  /** Takes one request back and says how many are left. */
  uncancel(): number {
    if (this.#requests > 0) this.#requests--;
    if (this.#requests === 0) {
      this.#due = null;
      if (this.#abort?.signal.aborted) this.#abort = null;
    }
    return this.#requests;
  }

  /** Aborted by `cancel`. Read it at each use: after `uncancel` it is a new one. */
  get signal(): AbortSignal {
    if (this.#abort === null) {
      this.#abort = new AbortController();
      if (this.#requests > 0) this.#abort.abort(new CancelledError(this.#due?.message));
    }
    return this.#abort.signal;
  }

  override setResult(_value: T): void {
    throw new RuntimeError(`Cannot set the result of ${this.label}: its function gives it`);
  }

  override setException(_error: unknown): void {
    throw new RuntimeError(`Cannot set the exception of ${this.label}: its function gives it`);
  }

  override get reason(): Wait {
    return { kind: "task", subject: this };
  }

  override get label(): string {
    return `task "${this.#name}"`;
  }

  /** What it waits for now; nothing while it runs, is scheduled or awaits a foreign promise. */
  waits(): Wait[] {
    return this.suspensions().map((one) => one.reason);
  }

  suspensions(): Suspension[] {
    if (this.#waits === null) return [];
    return this.#waits instanceof Set ? [...this.#waits] : [this.#waits];
  }

  /** Why it can't await `future`, or `null`. */
  refusal(future: Future<unknown> | null): string | null {
    if (this.done()) return `Cannot await: ${this.label} is done, and this call outlived it`;
    if (future === this.task) return `Cannot await ${this.label} inside itself: it would never end`;
    if (future === null || future.done() || future.getLoop() === this.loop) return null;
    return `Cannot await ${future.label} in ${this.label}: it belongs to another loop`;
  }

  /** Its code begins to wait. */
  suspend(wait: Suspension): void {
    if (this.#waits === null) this.#waits = wait;
    else if (this.#waits instanceof Set) this.#waits.add(wait);
    else this.#waits = new Set([this.#waits, wait]);
    observer.taskWaited?.(this.task, wait.reason);
    const due = this.#due;
    if (due !== null && wait.future?.cancel(due.message)) this.#due = null;
  }

  /** Its code is about to go on; gives the cancellation to throw there instead of the outcome. */
  resume(wait: Suspension): CancelledError | null {
    if (this.#waits === wait) this.#waits = null;
    else if (this.#waits instanceof Set) this.#waits.delete(wait);
    if (this.done()) return null;
    this.loop.stepped = this.task;
    observer.taskResumed?.(this.task);
    return this.#takeDue();
  }

  /** The first step. */
  run(): boolean {
    const start = this.#start;
    this.#start = null;
    if (start === null) return false;
    const cancellation = this.#takeDue();
    if (cancellation !== null) {
      if (typeof start !== "function") start.close();
      this.#threw(cancellation);
      return false;
    }
    this.loop.stepped = this.task;
    observer.taskStarted?.(this.task);
    host.enter(this, () => this.#begin(start));
    return true;
  }

  #begin(start: Starter<T>): void {
    try {
      const running = begin(start);
      if (isThenable(running)) {
        (running as PromiseLike<T>).then(
          (value) => this.#returned(value),
          (error: unknown) => this.#threw(error),
        );
      } else this.#returned(running);
    } catch (error) {
      this.#threw(error);
    }
  }

  #returned(value: T): void {
    const due = this.#due;
    this.#due = null;
    // A request that came in the last step is not lost.
    if (due !== null) super.cancel(due.message);
    else super.setResult(value);
    this.#finished();
  }

  #threw(error: unknown): void {
    if (isCancelled(error)) this.cancelWith(error);
    else super.setException(error);
    this.#finished();
  }

  #finished(): void {
    this.#waits = null;
    this.#abort = null;
    this.loop.tasks.delete(this.task);
    observer.taskFinished?.(this.task);
  }

  #request(message: string | undefined, last: Scope | null): true {
    this.#requests++;
    observer.taskCancelRequested?.(this.task, currentStep()?.task ?? null, message);
    if (!this.#passOn(message)) this.#due = { message };
    if (this.#abort === null && this.scope === null) return true;
    const error = new CancelledError(message);
    this.#abort?.abort(error);
    for (let scope = this.scope; scope !== null; scope = scope.outer) {
      scope.abort(error);
      if (scope === last) break;
    }
    return true;
  }

  /** Cancels what it waits for; false if nothing of that could be cancelled. */
  #passOn(message: string | undefined): boolean {
    let passed = false;
    for (const { future } of this.suspensions()) {
      if (future?.cancel(message)) passed = true;
    }
    return passed;
  }

  #takeDue(): CancelledError | null {
    const due = this.#due;
    if (due === null) return null;
    this.#due = null;
    const { aborted, reason } = this.#abort?.signal ?? { aborted: false, reason: null };
    return aborted && isCancelled(reason) ? reason : cancellation(due.message);
  }
}

/**
 * Starts `start`, a function or a coroutine, as a task of the current loop. It takes its first step in the
 * next iteration, in the order of creation, in a copy of the current context.
 *
 * Throws `TypeError` if it is given a promise: that work has begun already.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.create_task
 *
 * @example
 * ```ts
 * import { createTask, sleep } from "asyncio";
 *
 * const task = createTask(() => sleep(100, "done"), { name: "cook" });
 * console.log(task.name, task.done()); // cook false
 * console.log(await task); // done
 * ```
 */
export function createTask<T>(start: Starter<T>, options: TaskOptions = {}): Task<T> {
  checkStarter(start, "createTask");
  return getRunningLoop().createTask(start, options);
}

/**
 * The task whose code is running; `null` in a callback, at the top level, and in a call that outlived its
 * task.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.current_task
 *
 * @example
 * ```ts
 * import { createTask, currentTask } from "asyncio";
 *
 * const task = createTask(() => currentTask()?.name, { name: "cook" });
 * console.log(await task); // cook
 * ```
 */
export function currentTask(): Task<unknown> | null {
  const task = currentStep()?.task ?? null;
  return task === null || task.done() ? null : task;
}

/**
 * The tasks of a loop, by default the current one, that are not done, in the order of their creation.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.all_tasks
 *
 * @example
 * ```ts
 * import { allTasks, createTask, sleep } from "asyncio";
 *
 * createTask(() => sleep(10), { name: "one" });
 * createTask(() => sleep(10), { name: "two" });
 * const names = [...allTasks()].map((task) => task.name);
 * console.log(names.includes("one"), names.includes("two"), names.length); // true true 3
 * ```
 */
export function allTasks(loop: Loop = getRunningLoop()): Set<Task<unknown>> {
  return new Set(loop.tasks);
}

realm.createTask = (loop, start, options) => {
  checkStarter(start, "createTask");
  return new Task(loop, start, options);
};
