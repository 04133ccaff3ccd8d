// Each call takes its place in time, and keeps it.
// says: b had been cancelled, and still its turn was kept: c waited for two
// pauses. Skip a turn whose future is done.
import { sleep } from "asyncio";

export class Limiter {
  readonly #pause: number;
  #next = 0;
  #isOpen = true;

  constructor(pause: number) {
    this.#pause = pause;
  }

  async call<T>(work: () => Promise<T>) {
    if (!this.#isOpen) throw new Error("the limiter is closed");
    const now = performance.now();
    const mine = Math.max(now, this.#next);
    this.#next = mine + this.#pause;
    if (mine > now) await sleep(mine - now);
    return await work();
  }

  async close() {
    this.#isOpen = false;
    await sleep(this.#next - performance.now());
  }
}
