import { createTask, gather, run, sleep, type Task } from "asyncio";

async function work() {
  await sleep(1000);
  throw new Error("broken");
}

async function waiter(name: string, task: Task<void>) {
  try {
    return await task;
  } catch (error) {
    console.log(name, (error as Error).message);
    return error;
  }
}

async function main() {
  const task = createTask(work);
  const errors = await gather(["a", "b", "c"].map((name) => () => waiter(name, task)));
  console.log("same", Number(errors.every((error) => error === task.exception())));
}

await run(main);
