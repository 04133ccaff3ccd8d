// Running a program: a loop of its own from start to end, with nothing left behind.
import type { Clock } from "./clock.ts";
import { type Context, copyContext } from "./context.ts";
import { isCancelled, RuntimeError } from "./errors.ts";
import { gather } from "./gather.ts";
import { type Loop, newEventLoop } from "./loop.ts";
import { realm } from "./realm.ts";
import { checkStarter, type Starter } from "./starter.ts";
import { currentStep } from "./step.ts";
import type { Task } from "./task.ts";

/** The loop that a runner makes. */
export interface RunnerOptions {
  readonly debug?: boolean;
  /** Where the loop takes its time from; the platform's clock by default. */
  readonly clock?: Clock;
  readonly loopFactory?: () => Loop;
}

/** The loop that `run` makes, and the signal that interrupts it. */
export interface RunOptions extends RunnerOptions {
  /** Aborting it cancels the main task; `run` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How long the end of a run waits for work on threads, in milliseconds: five minutes. */
const patience = 300_000;

type State = "created" | "ready" | "running" | "closed";

/**
 * One loop and one context for several runs, one after another. Between them nothing runs; `close`, or the
 * end of an `await using` block, cancels what is left and closes the loop.
 *
 * @see https://docs.python.org/3.14/library/asyncio-runner.html#asyncio.Runner
 *
 * @example
 * ```ts
 * import { getRunningLoop, Runner, sleep, VirtualClock } from "asyncio";
 *
 * await using runner = new Runner({ clock: new VirtualClock() });
 * await runner.run(() => sleep(100));
 * console.log(await runner.run(() => getRunningLoop().time())); // 100
 * ```
 */
export class Runner implements AsyncDisposable {
  readonly #options: RunnerOptions;
  #state: State = "created";
  #loop: Loop | null = null;
  #context: Context | null = null;

  constructor(options: RunnerOptions = {}) {
    this.#options = options;
  }

  /** The loop; made at first use. */
  getLoop(): Loop {
    return this.#prepare().loop;
  }

  /** Runs `main` to its end and gives its result. */
  async run<T>(
    main: Starter<T>,
    options: { readonly context?: Context; readonly signal?: AbortSignal } = {},
  ): Promise<T> {
    checkStarter(main, "run");
    checkOutside("run a program");
    if (this.#state === "running") {
      throw new RuntimeError("Cannot run a second program: this runner runs one already");
    }
    const { loop, context } = this.#prepare();
    this.#state = "running";
    try {
      const task = loop.createTask(main, { context: options.context ?? context });
      return await interruptible(loop, task, options.signal);
    } finally {
      this.#state = "ready";
    }
  }

  /** Cancels what is left, waits for it and closes the loop. A second call does nothing. */
  async close(): Promise<void> {
    if (this.#state === "running") {
      throw new RuntimeError("Cannot close the runner: it runs a program");
    }
    const loop = this.#loop;
    this.#state = "closed";
    this.#loop = null;
    this.#context = null;
    if (loop === null) return;
    try {
      await cancelAll(loop);
      const threads = loop.endExecutor(patience);
      if (threads !== null) await loop.runUntilComplete(threads);
    } finally {
      // CPython ends a run with two tasks of its own; the next default name counts them.
      realm.tasks += 2;
      loop.close();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #prepare(): { readonly loop: Loop; readonly context: Context } {
    if (this.#state === "closed") throw new RuntimeError("Cannot use the runner: it is closed");
    if (this.#state === "created") this.#state = "ready";
    this.#loop ??= this.#makeLoop();
    this.#context ??= copyContext();
    return { loop: this.#loop, context: this.#context };
  }

  #makeLoop(): Loop {
    const { loopFactory, clock, debug } = this.#options;
    const loop = loopFactory?.() ?? newEventLoop(clock === undefined ? {} : { clock });
    if (debug !== undefined) loop.setDebug(debug);
    return loop;
  }
}

/**
 * Runs `main` on a loop of its own and gives its result. When `main` ends, the tasks it left behind are
 * cancelled and waited for; failures that nobody saw are told. Aborting `signal` cancels `main`; `run` then
 * rejects with the signal's reason.
 *
 * Rejects with `RuntimeError` inside a task or callback, and when the program waits for something that can
 * never happen (with a `VirtualClock`, and in Node).
 *
 * @see https://docs.python.org/3.14/library/asyncio-runner.html#asyncio.run
 *
 * @example
 * ```ts
 * import { run, sleep, VirtualClock } from "asyncio";
 *
 * const clock = new VirtualClock();
 * const program = run(() => sleep(86_400_000, "a day later"), { clock });
 * console.log(await program); // a day later
 * ```
 */
export async function run<T>(main: Starter<T>, options: RunOptions = {}): Promise<T> {
  checkStarter(main, "run");
  checkOutside("run a program");
  const runner = new Runner(options);
  let result: T;
  try {
    result = await runner.run(main, options.signal === undefined ? {} : { signal: options.signal });
  } catch (error) {
    // What went wrong first is what counts: what hung will not end now either.
    await runner.close().catch(() => {});
    throw error;
  }
  await runner.close();
  return result;
}

function checkOutside(what: string): void {
  if (currentStep() === null) return;
  throw new RuntimeError(`Cannot ${what}: a loop is running here already, expected a plain await`);
}

/** Runs until `task` is done. An interrupt cancels it, and is what the run then fails with. */
async function interruptible<T>(
  loop: Loop,
  task: Task<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal === undefined) return loop.runUntilComplete(task);
  let interrupted = false;
  const interrupt = () => {
    interrupted = task.cancel();
  };
  if (signal.aborted) interrupt();
  signal.addEventListener("abort", interrupt);
  try {
    return await loop.runUntilComplete(task);
  } catch (error) {
    if (interrupted && isCancelled(error) && task.uncancel() === 0) throw signal.reason;
    throw error;
  } finally {
    signal.removeEventListener("abort", interrupt);
  }
}

async function cancelAll(loop: Loop): Promise<void> {
  const tasks = [...loop.tasks];
  if (tasks.length === 0) return;
  for (const task of tasks) task.cancel();
  await loop.runUntilComplete(gather(tasks, { returnExceptions: true }));
  for (const task of tasks) {
    const outcome = task.outcome();
    if (outcome.kind !== "threw") continue;
    const message = `Unhandled exception while the run was ending, in ${task.label}`;
    loop.callExceptionHandler({ message, exception: outcome.error, task });
  }
}
