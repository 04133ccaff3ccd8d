import { run, createTask, sleep, wait, CancelledError } from "asyncio";

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
      console.log("raises", (error as Error).message);
    }
  }
}

await run(main);
