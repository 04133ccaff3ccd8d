import { createTask, isCancelled, Lock, run, sleep, wait } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function worker(name: string, lock: Lock) {
  try {
    await lock.acquire();
    console.log(name, "in", tick);
    lock.release();
  } catch (error) {
    if (isCancelled(error)) console.log(name, "cancelled", tick);
  }
}

async function main() {
  createTask(ticker);
  const lock = new Lock();
  await lock.acquire();
  const tasks = ["a", "b", "c"].map((name) => createTask(() => worker(name, lock)));
  await sleep(0);
  lock.release();
  tasks[0]?.cancel();
  await wait(tasks);
  console.log("locked", Number(lock.locked()));
}

await run(main);
