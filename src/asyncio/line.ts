// The waiting line of a lock, an event, a semaphore, a queue: futures in the order in which tasks began
// to wait. It belongs to the loop in which somebody first had to wait.
import { RuntimeError } from "./errors.ts";
import { Future } from "./future.ts";
import { getRunningLoop, type Loop } from "./loop.ts";
import type { Wait } from "./observer.ts";

export class Line {
  readonly #reason: Wait;
  readonly #futures = new Set<Future>();
  #loop: Loop | null = null;

  constructor(reason: Wait) {
    this.#reason = reason;
  }

  get length(): number {
    return this.#futures.size;
  }

  /** A new place at the end. Who takes it also leaves it. */
  enter(): Future {
    const loop = getRunningLoop();
    this.#loop ??= loop;
    if (loop !== this.#loop) {
      throw new RuntimeError(`Cannot wait for this ${this.#reason.kind}: another loop uses it`);
    }
    const future = new Future(loop, this.#reason);
    this.#futures.add(future);
    return future;
  }

  leave(future: Future): void {
    this.#futures.delete(future);
  }

  /** Whether somebody stands here who was not cancelled. */
  hasLive(): boolean {
    for (const future of this.#futures) {
      if (!future.cancelled()) return true;
    }
    return false;
  }

  /** Wakes the first, unless it is on its way already. */
  wakeFirst(): void {
    for (const future of this.#futures) {
      if (!future.done()) future.setResult();
      return;
    }
  }

  /** Wakes up to `count` of those who are not on their way yet; says how many. */
  wake(count: number): number {
    let woken = 0;
    for (const future of this.#futures) {
      if (woken >= count) break;
      if (future.done()) continue;
      future.setResult();
      woken++;
    }
    return woken;
  }

  /** Takes places from the front until one could be woken. */
  dismissNext(): void {
    for (const future of this.#futures) {
      this.#futures.delete(future);
      if (future.done()) continue;
      future.setResult();
      return;
    }
  }

  dismissAll(): void {
    for (const future of this.#futures) {
      if (!future.done()) future.setResult();
    }
    this.#futures.clear();
  }
}
