import { createTask, gather, run, Semaphore, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function worker(name: string, semaphore: Semaphore) {
  await semaphore.acquire();
  console.log(name, tick);
}

async function main() {
  createTask(ticker);
  const semaphore = new Semaphore(0);
  const tasks = [..."abcdef"].map((name) => createTask(() => worker(name, semaphore)));
  await sleep(0);
  for (let i = 0; i < 3; i++) semaphore.release();
  await sleep(0);
  console.log("three got in", tick);
  for (let i = 0; i < 5; i++) semaphore.release();
  console.log("locked", Number(semaphore.locked()));
  await gather(tasks);
  console.log("locked", Number(semaphore.locked()));
}

await run(main);
