import { gather, run, Semaphore, sleep } from "asyncio";

async function call(limit: Semaphore, n: number) {
  using _slot = await limit.acquire();
  console.log(`call ${n} begins`);
  await sleep(300 + 50 * n);
}

async function main() {
  const limit = new Semaphore(3);
  await gather([1, 2, 3, 4, 5, 6, 7].map((n) => () => call(limit, n)));
  console.log("all answered");
}

await run(main);
