import { createTask, isCancelled, run, sleep } from "asyncio";

async function stubborn() {
  try {
    await sleep(10_000);
  } catch (error) {
    if (isCancelled(error)) console.log("not now");
  }
  await sleep(500);
  return "finished anyway";
}

async function main() {
  const task = createTask(stubborn);
  await sleep(1000);
  task.cancel();
  console.log(await task);
  console.log("cancelled", Number(task.cancelled()), "requests", task.cancelling());
}

await run(main);
