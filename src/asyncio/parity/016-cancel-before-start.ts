import { createTask, isCancelled, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function never() {
  console.log("the body runs");
  try {
    await sleep(1000);
  } finally {
    console.log("the finally runs");
  }
}

async function main() {
  createTask(ticker);
  await sleep(0);
  const task = createTask(never);
  task.cancel();
  const before = tick;
  try {
    await task;
  } catch (error) {
    if (!isCancelled(error)) throw error;
    console.log("cancelled", tick - before, Number(task.cancelled()));
  }
}

await run(main);
