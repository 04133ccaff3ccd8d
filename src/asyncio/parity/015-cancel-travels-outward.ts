import { createTask, isCancelled, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function level(depth: number): Promise<void> {
  try {
    if (depth === 0) await sleep(10_000);
    else await createTask(() => level(depth - 1));
  } catch (error) {
    if (isCancelled(error)) console.log("cancelled at", depth, tick);
    throw error;
  }
}

async function main() {
  createTask(ticker);
  const task = createTask(() => level(3));
  for (let i = 0; i < 6; i++) await sleep(0);
  task.cancel();
  console.log("cancel", tick);
  try {
    await task;
  } catch (error) {
    if (isCancelled(error)) console.log("main sees it", tick);
  }
}

await run(main);
