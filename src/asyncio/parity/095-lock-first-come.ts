import { createTask, Lock, run, sleep, wait } from "asyncio";

async function worker(name: string, lock: Lock, ms: number) {
  await lock.with(async () => {
    console.log(name, "in");
    await sleep(ms);
  });
  console.log(name, "out");
}

async function main() {
  const lock = new Lock();
  const tasks = ["a", "b", "c"].map((name) => createTask(() => worker(name, lock, 1000)));
  await sleep(500);
  console.log("locked", Number(lock.locked()));
  tasks.push(createTask(() => worker("late", lock, 0)));
  await wait(tasks);
  console.log("locked", Number(lock.locked()));
}

await run(main);
