import { createTask, isCancelled, Lock, run, sleep, wait } from "asyncio";

async function worker(name: string, lock: Lock) {
  try {
    using _guard = await lock.acquire();
    console.log(name, "in");
    await sleep(1000);
  } catch (error) {
    if (isCancelled(error)) console.log(name, "cancelled");
  }
}

async function main() {
  const lock = new Lock();
  const tasks = ["a", "b", "c", "d"].map((name) => createTask(() => worker(name, lock)));
  await sleep(500);
  tasks[1]?.cancel();
  await sleep(1000);
  tasks[2]?.cancel();
  await wait(tasks);
  console.log("locked", Number(lock.locked()));
}

await run(main);
