import { createTask, currentTask, run, wait } from "asyncio";

async function returns() {
  currentTask()?.cancel();
  return "value";
}

async function throws() {
  currentTask()?.cancel();
  throw new Error("wins");
}

async function main() {
  for (const start of [returns, throws]) {
    const task = createTask<unknown>(start);
    await wait([task]);
    if (task.cancelled()) console.log("cancelled");
    else console.log("failed", (task.exception() as Error).message);
  }
}

await run(main);
