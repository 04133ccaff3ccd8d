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

export interface RunnerOptions {
  readonly debug?: boolean;
  /** Where the loop takes its time from; the platform's clock by default. */
  readonly clock?: Clock;
  readonly loopFactory?: () => Loop;
}

export interface RunOptions extends RunnerOptions {
  /** Aborting it cancels the main task; `run` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

type State = "created" | "ready" | "running" | "closed";

/** One loop and one context for several runs. */
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

/** Runs `main` on a loop of its own, cancels what it left behind, and gives its result. */
export async function run<T>(main: Starter<T>, options: RunOptions = {}): Promise<T> {
  checkStarter(main, "run");
  checkOutside("run a program");
  const runner = new Runner(options);
  try {
    return await runner.run(main, options.signal === undefined ? {} : { signal: options.signal });
  } finally {
    await runner.close();
  }
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
