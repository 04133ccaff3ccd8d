import { createTask, run, sleep } from "asyncio";

async function worker() {
  try {
    await sleep(10_000);
  } finally {
    // biome-ignore lint/correctness/noUnsafeFinally: the program is about this
    throw new Error("cleanup failed");
  }
}

async function main() {
  const task = createTask(worker);
  await sleep(0);
  task.cancel();
  try {
    await task;
  } catch (error) {
    console.log((error as Error).message);
  }
  console.log("cancelled", Number(task.cancelled()));
}

await run(main);
