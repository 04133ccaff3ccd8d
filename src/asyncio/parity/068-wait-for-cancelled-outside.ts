import { createTask, isCancelled, run, sleep, waitFor } from "asyncio";

async function slow() {
  try {
    await sleep(9000);
  } finally {
    await sleep(1000);
    console.log("cleaned first");
  }
}

async function main() {
  const task = createTask(() => waitFor(slow, 5000));
  await sleep(1000);
  task.cancel("from outside");
  try {
    await task;
  } catch (error) {
    if (isCancelled(error)) console.log("cancelled", (error as Error).message);
  }
}

await run(main);
