import { Barrier, createTask, gather, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function racer(name: string, barrier: Barrier) {
  for (let turn = 0; turn < 2; turn++) {
    const index = await barrier.wait();
    console.log(name, "round", turn, "index", index, tick);
  }
}

async function main() {
  createTask(ticker);
  const barrier = new Barrier(3);
  const tasks = ["a", "b", "c"].map((name) => createTask(() => racer(name, barrier)));
  await sleep(0);
  console.log("waiting", barrier.nWaiting, "of", barrier.parties);
  await gather(tasks);
  console.log("waiting", barrier.nWaiting, "broken", Number(barrier.broken));
}

await run(main);
