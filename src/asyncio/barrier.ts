// A barrier: tasks wait until a given number of them is there, and then go on together. It fills,
// drains, and can be used again.
import { Condition } from "./condition.ts";
import { BrokenBarrierError } from "./errors.ts";
import { type ObjectChange, observer } from "./observer.ts";

/** What a barrier is doing: letting tasks in, letting them out, throwing them out, or refusing. */
export type BarrierState = "filling" | "draining" | "resetting" | "broken";

/**
 * Lets `parties` tasks wait for one another and go on together; again and again. Throws `RangeError` for
 * less than one, and `BrokenBarrierError` to those who wait at a broken or reset one.
 *
 * @see https://docs.python.org/3.14/library/asyncio-sync.html#asyncio.Barrier
 *
 * @example
 * ```ts
 * import { Barrier, gather, getRunningLoop, sleep } from "asyncio";
 *
 * const table = new Barrier(3);
 * const guest = (delay: number) => async () => {
 *   await sleep(delay);
 *   await table.wait();
 *   return getRunningLoop().time();
 * };
 * console.log(await gather([guest(10), guest(30), guest(20)])); // [ 30, 30, 30 ]
 * ```
 */
export class Barrier {
  readonly parties: number;
  readonly #condition = new Condition(null, { kind: "barrier", subject: this });
  #state: BarrierState = "filling";
  /** How many are inside: waiting, or woken and not gone yet. */
  #count = 0;

  constructor(parties: number) {
    if (!Number.isInteger(parties) || parties < 1) {
      throw new RangeError(`Cannot make a barrier for ${parties} parties: expected 1 or more`);
    }
    this.parties = parties;
    observer.objectMade?.(this);
  }

  /** How many wait now. */
  get nWaiting(): number {
    return this.#state === "filling" ? this.#count : 0;
  }

  get broken(): boolean {
    return this.#state === "broken";
  }

  get state(): BarrierState {
    return this.#state;
  }

  /** Waits for the others; gives each a different number from 0. */
  wait(): Promise<number> {
    return this.#condition.with(async () => {
      await this.#enter();
      const index = this.#count++;
      try {
        if (index + 1 === this.parties) this.#change("draining", "filled");
        else await this.#fill();
        return index;
      } finally {
        this.#count--;
        this.#leave();
      }
    });
  }

  /** Empties the barrier: who waits gets a BrokenBarrierError, and it can be used again. */
  reset(): Promise<void> {
    return this.#condition.with(() => {
      this.#change(this.#count > 0 ? "resetting" : "filling", "cleared");
    });
  }

  /** Breaks the barrier until it is reset: who waits or comes gets a BrokenBarrierError. */
  abort(): Promise<void> {
    return this.#condition.with(() => this.#change("broken", "broken"));
  }

  /** Newcomers wait until those of the round before are gone. */
  async #enter(): Promise<void> {
    await this.#condition.waitFor(() => this.#state !== "draining" && this.#state !== "resetting");
    if (this.#state === "broken") {
      throw new BrokenBarrierError("Cannot wait at the barrier: it is broken");
    }
  }

  async #fill(): Promise<void> {
    await this.#condition.waitFor(() => this.#state !== "filling");
    if (this.#state === "draining") return;
    throw new BrokenBarrierError("Cannot wait at the barrier any longer: it was broken or reset");
  }

  #leave(): void {
    if (this.#count > 0) return;
    if (this.#state === "resetting" || this.#state === "draining") this.#state = "filling";
    this.#condition.notifyAll();
  }

  #change(state: BarrierState, change: ObjectChange): void {
    this.#state = state;
    observer.objectChanged?.(this, change, this.#count);
    this.#condition.notifyAll();
  }
}
