// A group of tasks that is over when all of them are. If one fails, the others are cancelled, and all
// failures are thrown together; nothing outlives the group.
import { isCancelled, RuntimeError } from "./errors.ts";
import { Future, join } from "./future.ts";
import { inTask } from "./outside.ts";
import { checkStarter, isStarter, type Starter } from "./starter.ts";
import type { Task, TaskOptions } from "./task.ts";

/** What was thrown may be anything, even `null`. */
interface Thrown {
  readonly error: unknown;
}

type State = "open" | "ending" | "finished";

/**
 * The group, as the body of `taskGroup` sees it: starts tasks, and ends them all.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.TaskGroup
 *
 * @example
 * ```ts
 * import { sleep, taskGroup } from "asyncio";
 *
 * await taskGroup(async (group) => {
 *   const task = group.createTask(() => sleep(1000));
 *   await sleep(10);
 *   group.cancel();
 *   task.addDoneCallback(() => console.log("stopped")); // stopped
 * });
 * ```
 */
export class TaskGroup {
  readonly #parent: Task<unknown>;
  readonly #children = new Set<Task<unknown>>();
  readonly #errors: unknown[] = [];
  #state: State = "open";
  /** The children are being cancelled: none is taken any more. */
  #isAborting = false;
  /** The group itself cancelled its parent, and has to take that back. */
  #hasCancelledParent = false;
  #empty: Future | null = null;

  constructor(parent: Task<unknown>) {
    this.#parent = parent;
  }

  /** Starts `start` as a task of this group. */
  createTask<T>(start: Starter<T>, options: TaskOptions = {}): Task<T> {
    checkStarter(start, "group.createTask");
    const refusal = this.#refusal();
    if (refusal !== null) {
      if (isStarter(start) && typeof start !== "function") start.close();
      throw new RuntimeError(`Cannot create a task in the group: ${refusal}`);
    }
    const task = this.#parent.loop.createTask(start, options);
    const child = task as Task<unknown>;
    this.#children.add(child);
    child.addAwaiter(this.#parent);
    child.watch(() => this.#ended(child));
    return task;
  }

  /** Cancels the group's tasks and its body. `taskGroup` then ends without an error. */
  cancel(): void {
    if (this.#state === "finished" || (this.#state === "ending" && this.#children.size === 0))
      return;
    if (!this.#isAborting) this.#cancelChildren();
    this.#cancelParent();
  }

  /** Waits for the children, then throws what has to be thrown instead of `thrown`. */
  async end(thrown: Thrown | null): Promise<void> {
    this.#state = "ending";
    const cancellation = thrown !== null && isCancelled(thrown.error) ? thrown : null;
    if (thrown !== null && !this.#isAborting) this.#cancelChildren();
    const pending = this.#toRaise(cancellation, await this.#drain());
    this.#state = "finished";
    if (thrown !== null && cancellation === null) this.#errors.push(thrown.error);
    const isOurs = this.#hasCancelledParent && this.#parent.uncancel() === 0;
    if (this.#errors.length > 0) throw this.#failure();
    if (pending !== null && !isOurs) throw pending.error;
  }

  /** Until no child is left, however often the parent is cancelled meanwhile. */
  async #drain(): Promise<Thrown[]> {
    const cancellations: Thrown[] = [];
    while (this.#children.size > 0) {
      this.#empty ??= new Future(this.#parent.loop, { kind: "taskGroup", subject: this });
      try {
        await join(this.#empty);
      } catch (error) {
        if (!isCancelled(error)) throw error;
        cancellations.push({ error });
        if (!this.#isAborting) this.#cancelChildren();
      }
      this.#empty = null;
    }
    return cancellations;
  }

  /** The first cancellation; but where the group made the first one itself, the one from outside. */
  #toRaise(ofBody: Thrown | null, later: readonly Thrown[]): Thrown | null {
    if (this.#hasCancelledParent) return later.at(-1) ?? ofBody;
    return ofBody ?? later[0] ?? null;
  }

  #failure(): AggregateError {
    // A cancellation from outside gives way to the errors, but stays due for the next await.
    if (this.#parent.cancelling() > 0) {
      this.#parent.uncancel();
      this.#parent.cancel();
    }
    return new AggregateError(this.#errors, "unhandled errors in a TaskGroup");
  }

  #ended(child: Task<unknown>): void {
    this.#children.delete(child);
    child.removeAwaiter(this.#parent);
    if (this.#children.size === 0 && this.#empty !== null && !this.#empty.done()) {
      this.#empty.setResult();
    }
    const outcome = child.outcome();
    if (outcome.kind !== "threw") return;
    this.#errors.push(outcome.error);
    if (this.#isAborting || this.#hasCancelledParent) return;
    this.#cancelChildren();
    this.#cancelParent();
  }

  #cancelChildren(): void {
    this.#isAborting = true;
    for (const child of this.#children) child.cancel();
  }

  #cancelParent(): void {
    if (this.#hasCancelledParent) return;
    this.#hasCancelledParent = true;
    this.#parent.cancel();
  }

  #refusal(): string | null {
    if (this.#state === "finished" || (this.#state === "ending" && this.#children.size === 0)) {
      return "it is finished";
    }
    return this.#isAborting ? "it is shutting down" : null;
  }
}

/**
 * Runs `body` with a group and waits for every task started in it, so that nothing outlives the call. Gives
 * what `body` gives.
 *
 * If a task or the body fails, the others are cancelled, and when all have ended an `AggregateError` of all
 * failures is thrown. A cancellation from outside cancels all and is passed on. Rejects with `RuntimeError`
 * in a callback, where there is no task to cancel.
 *
 * @see https://docs.python.org/3.14/library/asyncio-task.html#asyncio.TaskGroup
 *
 * @example
 * ```ts
 * import { getRunningLoop, sleep, taskGroup } from "asyncio";
 *
 * const [soup, cake] = await taskGroup(async (group) => [
 *   group.createTask(() => sleep(20, "soup")),
 *   group.createTask(() => sleep(50, "cake")),
 * ]);
 * console.log(soup?.result(), cake?.result(), getRunningLoop().time()); // soup cake 50
 * ```
 */
export async function taskGroup<R>(body: (group: TaskGroup) => PromiseLike<R> | R): Promise<R> {
  return inTask("a task group", async (task) => {
    const group = new TaskGroup(task);
    let result: R;
    try {
      result = await body(group);
    } catch (error) {
      await group.end({ error });
      return undefined as R;
    }
    await group.end(null);
    return result;
  });
}
