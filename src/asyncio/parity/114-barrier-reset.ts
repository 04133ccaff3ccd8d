import { Barrier, BrokenBarrierError, createTask, gather, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function waiter(name: string, barrier: Barrier) {
  try {
    console.log(name, "index", await barrier.wait(), tick);
  } catch (error) {
    if (error instanceof BrokenBarrierError) console.log(name, "broken", tick);
  }
}

async function main() {
  createTask(ticker);
  const barrier = new Barrier(2);
  const first = createTask(() => waiter("first", barrier));
  await sleep(0);
  await barrier.reset();
  const second = createTask(() => waiter("second", barrier));
  const third = createTask(() => waiter("third", barrier));
  await gather([first, second, third]);
  console.log("broken", Number(barrier.broken), "waiting", barrier.nWaiting);
}

await run(main);
