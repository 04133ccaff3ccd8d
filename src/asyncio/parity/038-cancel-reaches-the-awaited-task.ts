import { createTask, isCancelled, run, sleep, wait } from "asyncio";

async function inner() {
  try {
    await sleep(10_000);
  } catch (error) {
    if (isCancelled(error)) console.log("inner cancelled");
    throw error;
  }
}

async function main() {
  const child = createTask(inner);
  const task = createTask(async () => {
    await child;
  });
  await sleep(1000);
  task.cancel();
  await wait([task, child]);
  console.log(Number(task.cancelled()), Number(child.cancelled()));
  console.log(task.cancelling(), child.cancelling());
}

await run(main);
