import { createTask, isCancelled, run, sleep, taskGroup } from "asyncio";

async function child() {
  try {
    await sleep(9000);
  } finally {
    await sleep(1000);
    console.log("child cleaned");
  }
}

async function parent() {
  await taskGroup((group) => {
    group.createTask(child);
    console.log("body ends, the group waits");
  });
}

async function main() {
  const task = createTask(parent);
  await sleep(1000);
  task.cancel("stop");
  try {
    await task;
  } catch (error) {
    if (isCancelled(error)) console.log("passed on", (error as Error).message, task.cancelling());
  }
}

await run(main);
