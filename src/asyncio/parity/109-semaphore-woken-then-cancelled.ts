import { createTask, isCancelled, run, Semaphore, sleep, wait } from "asyncio";

async function worker(name: string, semaphore: Semaphore) {
  try {
    await semaphore.acquire();
    console.log(name, "got it");
  } catch (error) {
    if (isCancelled(error)) console.log(name, "cancelled");
  }
}

async function main() {
  const semaphore = new Semaphore(0);
  const names = ["a", "b", "c", "d"];
  const tasks = names.map((name) => createTask(() => worker(name, semaphore)));
  await sleep(0);
  semaphore.release();
  semaphore.release();
  tasks[0]?.cancel();
  tasks[2]?.cancel();
  await wait(tasks);
  console.log("locked", Number(semaphore.locked()));
  semaphore.release();
  console.log("locked", Number(semaphore.locked()));
}

await run(main);
