import { createTask, currentTask, run, sleep } from "asyncio";

async function child() {
  currentTask()?.cancel("enough");
  console.log("still running");
  try {
    await sleep(5000);
  } catch (error) {
    console.log("delivered", (error as Error).message);
  }
  await sleep(1000);
  console.log("goes on");
}

async function main() {
  await createTask(child);
}

await run(main);
