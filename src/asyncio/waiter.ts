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

/** The two ends of a native promise that somebody awaits. */
export interface Ends {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export class Waiter implements Suspension {
  readonly future: Future<unknown>;
  readonly #step: Step | null;
  readonly #ends: Ends;

  constructor(future: Future<unknown>, step: Step | null, ends: Ends) {
    this.future = future;
    this.#step = step;
    this.#ends = ends;
  }

  get task(): Task<unknown> | null {
    return this.#step?.task ?? null;
  }

  get reason(): Wait {
    return this.future.reason;
  }

  run(): boolean {
    const cancellation = this.task?.resume(this) ?? null;
    proceed(this.#step, () => this.#goOn(cancellation));
    return true;
  }

  #goOn(cancellation: CancelledError | null): void {
    // A future that was cancelled itself brings the error that travels already.
    if (cancellation !== null && !this.future.endedByCancellation())
      this.#ends.reject(cancellation);
    else this.future.answer(this.#ends);
  }
}

/** Lets code go on that awaits, where the carrier does not see to it that it finds its step again. */
export function proceed(step: Step | null, body: () => void): void {
  if (host.carries === true) body();
  else host.enter(step, body);
}
