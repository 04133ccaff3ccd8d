// The worker sleeps before it gives a turn.
// says: The first work waited, although nothing had begun before it. Sleep
// after a turn, not before it.
import { createTask, Future, Queue, sleep } from "asyncio";

export class Limiter {
  readonly #line = new Queue<{ turn: Future<void> }>();
  readonly #worker;

  constructor(pause: number) {
    this.#worker = createTask(async () => {
      for await (const { turn } of this.#line) {
        if (turn.done()) continue;
        await sleep(pause);
        turn.setResult();
      }
    });
  }

  async call<T>(work: () => Promise<T>) {
    const turn = new Future<void>();
    this.#line.putNowait({ turn });
    await turn;
    return await work();
  }

  async close() {
    this.#line.shutdown();
    await this.#worker;
  }
}
