import { gather, run, sleep } from "asyncio";

export class Limiter {
  readonly #pause: number;
  #last = Number.NEGATIVE_INFINITY;

  constructor(pause: number) {
    this.#pause = pause;
  }

  async call<T>(work: () => Promise<T>): Promise<T> {
    // TODO: several calls wait for the same moment, and then all of them begin.
    const wait = this.#last + this.#pause - performance.now();
    if (wait > 0) await sleep(wait);
    this.#last = performance.now();
    return await work();
  }

  async close() {}
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
