// What an `acquire` gives: the duty to give back, as something `using` can hold.

/**
 * What an `acquire` gives: at the end of its `using` block it gives back what was acquired, once.
 *
 * @example
 * ```ts
 * import { Lock } from "asyncio";
 *
 * const lock = new Lock();
 * {
 *   using _guard = await lock.acquire();
 *   console.log(lock.locked()); // true
 * }
 * console.log(lock.locked()); // false
 * ```
 */
export class Guard implements Disposable {
  #held: { release(): void } | null;

  constructor(held: { release(): void }) {
    this.#held = held;
  }

  /** Gives it back; a second call does nothing. */
  [Symbol.dispose](): void {
    const held = this.#held;
    this.#held = null;
    held?.release();
  }
}

/** Runs `body` while holding what `acquire` gives. */
export async function holding<R>(
  acquire: () => Promise<Guard>,
  body: () => PromiseLike<R> | R,
): Promise<R> {
  const guard = await acquire();
  try {
    return await body();
  } finally {
    guard[Symbol.dispose]();
  }
}
