import { createTask, gather, run, Semaphore, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function worker(name: string, semaphore: Semaphore) {
  for (let turn = 0; turn < 2; turn++) {
    await semaphore.acquire();
    console.log(name, turn, tick);
    semaphore.release();
  }
}

async function main() {
  createTask(ticker);
  const semaphore = new Semaphore(0);
  const tasks = ["a", "b", "c"].map((name) => createTask(() => worker(name, semaphore)));
  await sleep(0);
  semaphore.release();
  console.log("released", tick, "locked", Number(semaphore.locked()));
  await semaphore.acquire();
  console.log("main", tick);
  semaphore.release();
  await gather(tasks);
  console.log("end", tick);
}

await run(main);
