// The worker does the work itself.
// says: The works came one after the other, each when the last had ended.
// The worker should give turns, and not do the work.
import { createTask, Future, Queue, sleep } from "asyncio";

export class Limiter {
  readonly #line = new Queue<() => Promise<void>>();
  readonly #worker;

  constructor(pause: number) {
    this.#worker = createTask(async () => {
      for await (const work of this.#line) {
        const begin = performance.now();
        await work();
        const left = begin + pause - performance.now();
        if (left > 0) await sleep(left);
      }
    });
  }

  async call<T>(work: () => Promise<T>) {
    const result = new Future<T>();
    this.#line.putNowait(async () => {
      if (result.done()) return;
      try {
        result.setResult(await work());
      } catch (error) {
        result.setException(error);
      }
    });
    return await result;
  }

  async close() {
    this.#line.shutdown();
    await this.#worker;
  }
}
