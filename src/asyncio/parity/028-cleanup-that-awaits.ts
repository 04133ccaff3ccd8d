import { createTask, isCancelled, run, sleep } from "asyncio";

async function worker() {
  try {
    await sleep(10_000);
  } finally {
    console.log("closing");
    await sleep(500);
    console.log("closed");
  }
}

async function main() {
  const task = createTask(worker);
  await sleep(1000);
  task.cancel();
  try {
    await task;
  } catch (error) {
    if (isCancelled(error)) console.log("gone");
  }
}

await run(main);
