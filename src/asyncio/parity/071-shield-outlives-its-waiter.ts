import { createTask, isCancelled, run, shield, sleep } from "asyncio";

async function inner() {
  await sleep(3000);
  console.log("inner ends");
  return "value";
}

async function main() {
  const task = createTask(inner);
  const waiter = createTask(async () => {
    return await shield(task);
  });
  await sleep(1000);
  waiter.cancel();
  try {
    await waiter;
  } catch (error) {
    if (!isCancelled(error)) throw error;
    console.log("waiter cancelled", Number(task.done()), task.cancelling());
  }
  console.log(await task);
}

await run(main);
