import { createTask, gather, Lock, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function worker(name: string, lock: Lock) {
  for (let turn = 0; turn < 2; turn++) {
    await lock.acquire();
    console.log(name, turn, tick);
    lock.release();
    console.log(name, "released", Number(lock.locked()));
  }
}

async function main() {
  createTask(ticker);
  const lock = new Lock();
  await lock.acquire();
  const tasks = ["a", "b"].map((name) => createTask(() => worker(name, lock)));
  await sleep(0);
  lock.release();
  console.log("free for a turn", Number(lock.locked()));
  await lock.acquire();
  console.log("main again", tick);
  lock.release();
  await gather(tasks);
}

await run(main);
