import { createTask, gather, run, sleep } from "asyncio";

let runs = 0;

async function work() {
  runs += 1;
  await sleep(1000);
  return runs;
}

async function main() {
  const task = createTask(work);
  console.log(...(await gather([task, task, task])), "runs", runs);
  console.log(...(await gather([work, work])), "runs", runs);
}

await run(main);
