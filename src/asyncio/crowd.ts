// Those who wait for one thing to happen. Each has a future of its own, so that cancelling one of them
// leaves the others waiting.
import { Future, join } from "./future.ts";
import type { Loop } from "./loop.ts";
import type { Wait } from "./observer.ts";

export class Crowd<T = void> {
  readonly #loop: Loop;
  readonly #reason: Wait;
  readonly #futures = new Set<Future<T>>();

  constructor(loop: Loop, reason: Wait) {
    this.#loop = loop;
    this.#reason = reason;
  }

  /** Waits for `release` or `fail`. */
  async wait(): Promise<T> {
    const future = new Future<T>(this.#loop, this.#reason);
    this.#futures.add(future);
    try {
      return await join(future);
    } finally {
      this.#futures.delete(future);
    }
  }

  release(value: T): void {
    for (const future of this.#futures) {
      if (!future.done()) future.setResult(value);
    }
  }

  fail(error: unknown): void {
    for (const future of this.#futures) {
      if (!future.done()) future.setException(error);
    }
  }
}
