import {
  createTask,
  Future,
  gather,
  Queue,
  run,
  sleep,
  type Task,
} from "asyncio";

export class Limiter {
  readonly #pause: number;
  // A future can't stand in a queue by itself: get would wait for it.
  readonly #line = new Queue<{ turn: Future<void> }>();
  readonly #worker: Task<void>;
  #isOpen = true;

  constructor(pause: number) {
    this.#pause = pause;
    this.#worker = createTask(() => this.#giveTurns());
  }

  async call<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#isOpen) throw new Error("the limiter is closed");
    const turn = new Future<void>();
    this.#line.putNowait({ turn });
    try {
      await turn;
      // Here, and not in the worker: result and error are ours, and works overlap.
      return await work();
    } finally {
      // However it ended: close counts on it.
      this.#line.taskDone();
    }
  }

  async close() {
    this.#isOpen = false;
    await this.#line.join();
    // It sleeps after the last turn, or waits for another one.
    this.#worker.cancel();
    await gather([this.#worker], { returnExceptions: true });
  }

  async #giveTurns() {
    for await (const { turn } of this.#line) {
      // The one who waited was cancelled: no turn, no pause.
      if (turn.done()) continue;
      turn.setResult();
      await sleep(this.#pause);
    }
  }
}

async function request(number: number) {
  console.log(`request ${number}`);
  await sleep(250);
  return number;
}

await run(async () => {
  const limiter = new Limiter(100);
  const all = [1, 2, 3, 4].map((n) => () => limiter.call(() => request(n)));
  console.log(await gather(all));
  await limiter.close();
});
