// The event loop, as programs and the library's parts see it: what to run next, when, and for how long.
// How it goes round is in cycle.ts.
// Over 300 lines only because every public name carries its documentation and an example.
import { host } from "#host";
import type { Clock } from "./clock.ts";
import { type Context, copyContext } from "./context.ts";
import { Cycle } from "./cycle.ts";
import { deadlock } from "./deadlock.ts";
import type { DefaultExecutor } from "./defaultexecutor.ts";
import { RuntimeError } from "./errors.ts";
import type { Executor } from "./executor.ts";
import type { Future } from "./future.ts";
import { Handle, TimerHandle } from "./handle.ts";
import type { Wakeup } from "./host.ts";
import { checkTime } from "./numbers.ts";
import { observer } from "./observer.ts";
import { realm } from "./realm.ts";
import { type ExceptionContext, type ExceptionHandler, Reports } from "./reports.ts";
import type { Runnable } from "./runnable.ts";
import type { Starter } from "./starter.ts";
import { currentStep } from "./step.ts";
import type { CreateTask, Task, TaskOptions } from "./task.ts";
import type { ModuleExport } from "./thread.ts";
import type { Timer } from "./timers.ts";

type State = "stopped" | "running" | "stopping" | "closed";

/** What a loop has open outside: a connection, a server, a process. */
export interface Resource {
  /** Ends it at once: the loop is closed, and nobody will hear of it any more. */
  drop(): void;
}

interface Run {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  readonly idle: Wakeup | undefined;
}

export interface CallOptions {
  /** The context to run in; a copy of the current one by default. */
  readonly context?: Context;
}

/** An event loop: callbacks, timers, tasks, and who is told of errors. Programs rarely need it by name. */
export class Loop {
  readonly clock: Clock;
  readonly reports = new Reports(this);
  /** The tasks that are not done, in the order of their creation; kept by `Task`. */
  readonly tasks = new Set<Task<unknown>>();
  /** The task whose step runs or ran last; kept by the steps, for the observer. */
  stepped: Task<unknown> | null = null;
  /** Milliseconds; read by `setDebug`. */
  slowCallbackDuration = 100;
  /** How much is under way outside of which the loop will hear; kept by who waits for it. */
  outside = 0;
  /** What is open, of which the loop may hear; kept by who opens it. */
  readonly resources = new Set<Resource>();
  /** The pool that serves when none is named. */
  readonly #cycle: Cycle;
  #state: State = "stopped";
  #run: Run | null = null;
  #taskFactory: CreateTask | null = null;
  #executor: DefaultExecutor | null = null;

  constructor(options: { readonly clock?: Clock } = {}) {
    this.clock = options.clock ?? host;
    this.#cycle = new Cycle(this.clock, {
      turnEnded: () => this.#endStep(),
      goesOn: () => this.#goesOn(),
      resting: () => this.#rest(),
    });
  }

  /** Milliseconds on the loop's clock, whole. Reading it costs what an iteration costs. */
  time(): number {
    this.clock.iterated();
    return Math.round(this.clock.now());
  }

  /** Runs `callback` in the next iteration. */
  callSoon(callback: () => void, options: CallOptions = {}): Handle {
    this.#checkOpen();
    const handle = new Handle(this, callback, options.context ?? copyContext());
    this.schedule(handle);
    return handle;
  }

  /** As `callSoon`, for those who call from outside the loop: message handlers, event listeners. */
  callSoonThreadsafe(callback: () => void, options: CallOptions = {}): Handle {
    return this.callSoon(callback, options);
  }

  /** Runs `callback` in `delay` milliseconds. */
  callLater(delay: number, callback: () => void, options: CallOptions = {}): TimerHandle {
    checkTime("call later in", delay);
    return this.callAt(this.clock.now() + delay, callback, options);
  }

  /** Runs `callback` when the loop's clock shows `when`. */
  callAt(when: number, callback: () => void, options: CallOptions = {}): TimerHandle {
    checkTime("call at", when);
    this.#checkOpen();
    const handle = new TimerHandle(this, when, callback, options.context ?? copyContext());
    this.addTimer(handle);
    return handle;
  }

  createFuture<T>(): Future<T> {
    return realm.createFuture(this);
  }

  createTask<T>(start: Starter<T>, options: TaskOptions = {}): Task<T> {
    this.#checkOpen();
    return (this.#taskFactory ?? realm.createTask)(this, start, options);
  }

  /** Has every task of this loop made by `factory`; `null` for the usual way. */
  setTaskFactory(factory: CreateTask | null): void {
    this.#taskFactory = factory;
  }

  getTaskFactory(): CreateTask | null {
    return this.#taskFactory;
  }

  /**
   * Has `work` called with `args` by a worker of `executor`; `null` is the loop's own pool of threads.
   * See `ThreadPoolExecutor.submit`.
   */
  runInExecutor<A extends readonly unknown[], R>(
    executor: Executor | null,
    work: (...args: A) => R,
    ...args: A
  ): Future<Awaited<R>>;
  runInExecutor<R>(
    executor: Executor | null,
    work: ModuleExport,
    ...args: readonly unknown[]
  ): Future<R>;
  runInExecutor(
    executor: Executor | null,
    work: ((...args: readonly unknown[]) => unknown) | ModuleExport,
    ...args: readonly unknown[]
  ): Future<unknown> {
    this.#checkOpen();
    return (executor ?? this.#pool().get()).start(this, work, args);
  }

  /** Makes a thread pool the one that `null` means in `runInExecutor`, and that `toThread` uses. */
  setDefaultExecutor(executor: Executor): void {
    this.#pool().set(executor);
  }

  /** Ends the loop's own pool and waits for its work, `limit` milliseconds at most. */
  async shutdownDefaultExecutor(limit: number | null = null): Promise<void> {
    await this.#pool().end(limit);
  }

  /** What `shutdownDefaultExecutor` waits for; `null` if there never was a pool. For the runner. */
  endExecutor(limit: number | null): Future | null {
    return this.#executor?.end(limit) ?? null;
  }

  /** Runs until `stop`. `onIdle` is called when nothing can ever happen again. */
  runForever(onIdle: () => void = () => this.#fail()): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#checkOpen();
      if (this.#state !== "stopped") throw new RuntimeError("Cannot run the loop: it runs already");
      this.#state = "running";
      this.#run = { resolve, reject, idle: host.idle?.(onIdle) };
      this.#cycle.start();
    });
  }

  /** Runs until `main` is done; gives its result. */
  async runUntilComplete<T>(main: Future<T> | Starter<T>): Promise<T> {
    const future = "outcome" in main ? main : this.createTask(main);
    const entry = future.watch(() => this.stop());
    try {
      await this.runForever();
    } finally {
      future.unwatch(entry);
    }
    if (!future.done()) throw new RuntimeError("Cannot give a result: the loop was stopped before");
    return future.result();
  }

  /** Ends `runForever` after this iteration. */
  stop(): void {
    if (this.#state !== "running") return;
    this.#state = "stopping";
    this.#cycle.wake();
  }

  isRunning(): boolean {
    return this.#state === "running" || this.#state === "stopping";
  }

  isClosed(): boolean {
    return this.#state === "closed";
  }

  /** Drops all that is scheduled and tells what was never looked at. A second call does nothing. */
  close(): void {
    if (this.isRunning()) throw new RuntimeError("Cannot close the loop: it is running");
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#cycle.clear();
    for (const resource of this.resources) resource.drop();
    this.resources.clear();
    this.reports.flush();
  }

  /** In debug mode a step that takes `slowCallbackDuration` milliseconds or longer is reported. */
  setDebug(enabled: boolean): void {
    const limit = this.slowCallbackDuration;
    const tell = (took: number) => this.#tellSlow(took);
    this.#cycle.stopwatch = enabled ? { limit, tell } : null;
  }

  getDebug(): boolean {
    return this.#cycle.stopwatch !== null;
  }

  /** Who is told of errors that nobody can catch; `null` for the platform's way. */
  setExceptionHandler(handler: ExceptionHandler | null): void {
    this.reports.handler = handler;
  }

  getExceptionHandler(): ExceptionHandler | null {
    return this.reports.handler;
  }

  callExceptionHandler(context: ExceptionContext): void {
    this.reports.tell(context);
  }

  defaultExceptionHandler(context: ExceptionContext): void {
    this.reports.tellHost(context);
  }

  /** The library's own `callSoon`: no handle, no copy of the context. */
  schedule(item: Runnable): void {
    if (this.#state === "closed") return;
    this.#cycle.push(item);
  }

  /** Takes what comes from outside (sockets, processes); it runs before the timers, as I/O does. */
  receive(item: Runnable): void {
    if (this.#state === "closed") return;
    this.#cycle.receive(item);
  }

  /** The library's own `callAt`. */
  addTimer(timer: Timer): void {
    this.#checkOpen();
    this.#cycle.addTimer(timer);
  }

  timerDropped(): void {
    this.#cycle.timerDropped();
  }

  #pool(): DefaultExecutor {
    this.#executor ??= realm.createDefaultExecutor(this);
    return this.#executor;
  }

  #goesOn(): boolean {
    if (this.#state === "stopping") this.#finish((run) => run.resolve());
    return this.#state === "running";
  }

  #rest(): void {
    if (this.#isAlone() && !this.#hasForeignWait()) this.#fail();
  }

  /** Nothing outside can wake it. */
  #isAlone(): boolean {
    return this.clock.virtual === true && this.outside === 0 && this.resources.size === 0;
  }

  #hasForeignWait(): boolean {
    for (const task of this.tasks) {
      if (task.waits().length === 0) return true;
    }
    return false;
  }

  /** Nothing will ever happen again. */
  #fail(): void {
    if (!this.#cycle.isResting || !this.isRunning()) return;
    this.#finish((run) => run.reject(deadlock(this.tasks)));
  }

  #finish(settle: (run: Run) => void): void {
    const run = this.#run;
    this.#run = null;
    this.#state = "stopped";
    this.#cycle.halt();
    run?.idle?.cancel();
    if (run !== null) settle(run);
  }

  #tellSlow(took: number): void {
    const who = this.stepped === null ? "A callback" : this.stepped.label;
    const message = `${who} kept everybody else waiting for ${Math.round(took)} ms`;
    this.callExceptionHandler({ message, duration: took });
  }

  #endStep(): void {
    const task = this.stepped;
    if (task === null) return;
    this.stepped = null;
    if (!task.done()) observer.taskSuspended?.(task);
  }

  #checkOpen(): void {
    if (this.#state === "closed") throw new RuntimeError("Cannot use the loop: it is closed");
  }
}

/** The loop that serves code outside every `run`; it never ends. */
function rootLoop(): Loop {
  if (realm.rootLoop === null) {
    const loop = new Loop();
    realm.rootLoop = loop;
    // It runs as long as the realm: its promise is settled by nobody.
    void loop.runForever(() => {
      if (loop.tasks.size > 0) host.report(deadlock(loop.tasks));
      loop.reports.flush();
    });
  }
  return realm.rootLoop;
}

/**
 * The loop of the running task or callback; outside of both the root loop, which serves the top level.
 *
 * @see https://docs.python.org/3.14/library/asyncio-eventloop.html#asyncio.get_running_loop
 *
 * @example
 * ```ts
 * import { getRunningLoop, sleep } from "asyncio";
 *
 * getRunningLoop().callLater(50, () => console.log("fifty")); // fifty
 * await sleep(100);
 * ```
 */
export function getRunningLoop(): Loop {
  return currentStep()?.loop ?? rootLoop();
}

/**
 * A loop that nobody runs yet; `runForever` or `runUntilComplete` does. Most programs need only `run`.
 *
 * @see https://docs.python.org/3.14/library/asyncio-eventloop.html#asyncio.new_event_loop
 *
 * @example
 * ```ts
 * import { newEventLoop, sleep, VirtualClock } from "asyncio";
 *
 * const loop = newEventLoop({ clock: new VirtualClock() });
 * console.log(await loop.runUntilComplete(() => sleep(10, "done"))); // done
 * loop.close();
 * ```
 */
export function newEventLoop(options: { readonly clock?: Clock } = {}): Loop {
  return new Loop(options);
}
