import { CancelledError, createTask, isCancelled, run, sleep, wait } from "asyncio";

async function givesUp() {
  await sleep(100);
  throw new CancelledError("by myself");
}

async function main() {
  const task = createTask(givesUp);
  await wait([task]);
  console.log("cancelled", Number(task.cancelled()), "requests", task.cancelling());
  for (const ask of [() => task.result(), () => task.exception()]) {
    try {
      ask();
    } catch (error) {
      if (isCancelled(error)) console.log("raises");
    }
  }
}

await run(main);
