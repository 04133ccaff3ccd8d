import { createTask, gather, isCancelled, run, sleep } from "asyncio";

async function child(name: string) {
  try {
    await sleep(9000);
  } finally {
    console.log("child", name, "leaves");
  }
}

async function main() {
  const task = createTask(async () => {
    await gather([() => child("a"), () => child("b"), () => child("c")]);
  });
  await sleep(1000);
  task.cancel("all of you");
  try {
    await task;
  } catch (error) {
    if (isCancelled(error)) console.log("caught", (error as Error).message);
  }
}

await run(main);
