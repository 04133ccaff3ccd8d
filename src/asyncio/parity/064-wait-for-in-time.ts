import { createTask, currentTask, run, sleep, waitFor } from "asyncio";

async function work() {
  await sleep(1000);
  return currentTask()?.name;
}

async function main() {
  console.log(await waitFor(work, 2000));
  console.log(await waitFor(work, null));
  console.log(await waitFor(createTask(work, { name: "other" }), 2000));
  await sleep(5000);
  console.log("no timer is left behind");
}

await run(main);
