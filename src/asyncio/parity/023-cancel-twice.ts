import { CancelledError, createTask, run, sleep } from "asyncio";

const about = (error: unknown) => (error instanceof CancelledError ? error.message : "?");

async function cleaner() {
  try {
    await sleep(10_000);
  } catch (error) {
    console.log("first", about(error));
    try {
      await sleep(10_000);
    } catch (again) {
      console.log("second", about(again));
      throw again;
    }
  }
}

async function main() {
  const task = createTask(cleaner);
  await sleep(100);
  console.log(Number(task.cancel("one")), task.cancelling());
  await sleep(100);
  console.log(Number(task.cancel("two")), task.cancelling());
  await task.then(undefined, (error) => console.log("caught", about(error)));
  console.log(Number(task.cancel()), task.cancelling());
}

await run(main);
