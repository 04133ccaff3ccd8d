// Each call waits for a promise.
// says: b had been cancelled, and its work began all the same: the await of a
// bare promise does not hear of a cancellation. Let each call wait for a
// future.
import { createTask, Queue, sleep } from "asyncio";

export class Limiter {
  readonly #line = new Queue<{ give: () => void }>();
  readonly #worker;

  constructor(pause: number) {
    this.#worker = createTask(async () => {
      for await (const { give } of this.#line) {
        give();
        await sleep(pause);
      }
    });
  }

  async call<T>(work: () => Promise<T>) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#line.putNowait({ give: resolve });
    await promise;
    return await work();
  }

  async close() {
    this.#line.shutdown();
    await this.#worker;
  }
}
