import { Barrier, BrokenBarrierError, createTask, gather, run, sleep, wait } from "asyncio";

async function waiter(name: string, barrier: Barrier) {
  try {
    await barrier.wait();
    console.log(name, "through");
  } catch (error) {
    if (error instanceof BrokenBarrierError) console.log(name, "broken");
  }
}

async function main() {
  const barrier = new Barrier(3);
  const tasks = ["a", "b"].map((name) => createTask(() => waiter(name, barrier)));
  await sleep(1000);
  await barrier.abort();
  await wait(tasks);
  await waiter("late", barrier);
  console.log("broken", Number(barrier.broken));
  await barrier.reset();
  console.log("broken", Number(barrier.broken));
  await gather(["x", "y", "z"].map((name) => () => waiter(name, barrier)));
}

await run(main);
