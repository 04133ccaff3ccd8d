import { createTask, run, sleep, wait } from "asyncio";

async function child() {
  await sleep(3000);
  console.log("child ends");
}

async function main() {
  const task = createTask(child);
  const waiter = createTask(() => wait([task]));
  await sleep(1000);
  waiter.cancel();
  await sleep(1000);
  console.log(Number(waiter.cancelled()), Number(task.done()));
  await task;
}

await run(main);
