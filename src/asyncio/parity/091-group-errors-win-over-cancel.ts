import { createTask, currentTask, run, sleep, taskGroup, wait } from "asyncio";

const child = () =>
  sleep(9000).catch(() => {
    throw new Error("in cleanup");
  });

async function parent() {
  try {
    await taskGroup(async (group) => {
      group.createTask(child);
      await sleep(9000);
    });
  } catch (error) {
    console.log("group", ...(error as AggregateError).errors.map((part) => part.message));
  }
  console.log("requests", currentTask()?.cancelling());
  try {
    await sleep(1000);
  } catch (error) {
    console.log("the request was kept");
    throw error;
  }
}

async function main() {
  const task = createTask(parent);
  await sleep(1000);
  task.cancel();
  await wait([task]);
  console.log("cancelled", Number(task.cancelled()));
}

await run(main);
