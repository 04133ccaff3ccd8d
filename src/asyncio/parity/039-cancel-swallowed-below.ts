import { createTask, isCancelled, run, sleep } from "asyncio";

async function inner() {
  try {
    await sleep(10_000);
  } catch (error) {
    if (isCancelled(error)) console.log("inner swallows");
  }
  return "inner value";
}

async function outer() {
  const value = await createTask(inner);
  console.log("outer got", value);
  await sleep(1000);
  return "outer value";
}

async function main() {
  const task = createTask(outer);
  await sleep(1000);
  task.cancel();
  console.log(await task, Number(task.cancelled()), task.cancelling());
}

await run(main);
