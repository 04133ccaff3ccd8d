// Somebody who awaits a future: a suspended task, or plain code outside every task. When the future is
// settled it stands in the ready queue; when it runs, the awaiting code goes on.
import { host } from "#host";
import type { CancelledError } from "./errors.ts";
import type { Future } from "./future.ts";
import type { Wait } from "./observer.ts";
import type { Runnable } from "./runnable.ts";
import type { Step } from "./step.ts";
import type { Task } from "./task.ts";

/** A task's suspension, as the task keeps it. */
export interface Suspension extends Runnable {
  /** What a cancellation of the task is passed to; `null` when its step is scheduled already. */
  readonly future: Future<unknown> | null;
  readonly reason: Wait;
}

/** What was given to `then`, and the promise that `then` gave. */
export interface Continuation {
  readonly onReturned: ((value: never) => unknown) | null | undefined;
  readonly onThrew: ((error: unknown) => unknown) | null | undefined;
  readonly resolve: ((value: unknown) => void) | null;
  readonly reject: ((error: unknown) => void) | null;
}

export class Waiter implements Suspension {
  readonly future: Future<unknown>;
  readonly task: Task<unknown> | null;
  readonly #step: Step | null;
  readonly #next: Continuation;

  constructor(future: Future<unknown>, step: Step | null, next: Continuation) {
    this.future = future;
    this.task = step?.task ?? null;
    this.#step = step;
    this.#next = next;
  }

  get reason(): Wait {
    return this.future.reason;
  }

  run(): boolean {
    const cancellation = this.task?.resume(this) ?? null;
    host.enter(this.#step, () => this.#goOn(cancellation));
    return true;
  }

  #goOn(cancellation: CancelledError | null): void {
    // A future that was cancelled itself brings the error that travels already.
    if (cancellation !== null && !this.future.endedByCancellation())
      raise(this.#next, cancellation);
    else this.future.answer(this.#next);
  }
}

export function give(next: Continuation, value: unknown): void {
  if (typeof next.onReturned !== "function") next.resolve?.(value);
  else pass(next, next.onReturned as (value: unknown) => unknown, value);
}

export function raise(next: Continuation, error: unknown): void {
  if (typeof next.onThrew !== "function") next.reject?.(error);
  else pass(next, next.onThrew, error);
}

function pass(next: Continuation, handler: (value: unknown) => unknown, value: unknown): void {
  try {
    const result = handler(value);
    next.resolve?.(result);
  } catch (error) {
    next.reject?.(error);
  }
}
