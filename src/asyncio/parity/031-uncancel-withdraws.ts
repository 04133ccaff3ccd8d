import { createTask, currentTask, isCancelled, run, sleep } from "asyncio";

async function child() {
  const task = currentTask();
  if (task === null) return;
  task.cancel();
  console.log("left", task.uncancel());
  await sleep(1000);
  console.log("never delivered");
  task.cancel();
  task.cancel();
  console.log("left", task.uncancel());
  try {
    await sleep(1000);
  } catch (error) {
    if (isCancelled(error)) console.log("delivered, as one request was left");
  }
}

async function main() {
  await createTask(child);
}

await run(main);
