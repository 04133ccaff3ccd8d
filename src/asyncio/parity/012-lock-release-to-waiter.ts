import { createTask, gather, Lock, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function worker(name: string, lock: Lock) {
  using _guard = await lock.acquire();
  console.log(name, "in", tick);
  await sleep(0);
  console.log(name, "out", tick);
}

async function main() {
  createTask(ticker);
  const lock = new Lock();
  await gather(["a", "b", "c", "d"].map((name) => () => worker(name, lock)));
  console.log("locked", Number(lock.locked()));
}

await run(main);
