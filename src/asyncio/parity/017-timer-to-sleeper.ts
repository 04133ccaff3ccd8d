import { createTask, getRunningLoop, run, sleep } from "asyncio";

const order: string[] = [];

async function sleeper() {
  await sleep(5);
  order.push("sleeper");
}

async function main() {
  const loop = getRunningLoop();
  const task = createTask(sleeper);
  await sleep(0);
  loop.callLater(5, () => order.push("timer"));
  loop.callLater(5, () => loop.callSoon(() => order.push("soon")));
  await task;
  await sleep(1);
  console.log(...order);
}

await run(main);
