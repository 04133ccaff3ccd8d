import { run, sleep, type Task, taskGroup } from "asyncio";

async function child() {
  try {
    await sleep(9000);
  } catch (error) {
    console.log("child cancelled");
    throw error;
  }
}

const parts = (error: unknown) => (error as AggregateError).errors.map((part) => part.message);

async function main() {
  const tasks: Task<void>[] = [];
  try {
    await taskGroup(async (group) => {
      tasks.push(group.createTask(child));
      await sleep(1000);
      throw new Error("from the body");
    });
  } catch (error) {
    console.log((error as Error).message, ...parts(error));
  }
  console.log(Number(tasks[0]?.cancelled()));
  await taskGroup(() => {
    throw new Error("no children at all");
  }).catch((error) => console.log(...parts(error)));
}

await run(main);
