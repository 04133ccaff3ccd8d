import { createTask, gather, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function main() {
  createTask(ticker);
  const tasks = ["x", "y", "z"].map((name) => createTask(() => sleep(0, name)));
  for (const task of tasks) await task;
  const before = tick;
  console.log(...(await gather(tasks)), tick - before);
  const pending = createTask(() => sleep(0, "late"));
  console.log(...(await gather([tasks[0] ?? pending, pending])), tick - before);
}

await run(main);
