import { createTask, Queue, run, sleep, wait } from "asyncio";

async function getter(name: string, queue: Queue<number | string>) {
  const item = await queue.get();
  console.log(name, item);
}

async function main() {
  const queue = new Queue<number | string>();
  const tasks = ["a", "b", "c", "d"].map((name) => createTask(() => getter(name, queue)));
  await sleep(0);
  for (let item = 0; item < 2; item++) queue.putNowait(item);
  await sleep(1000);
  console.log("a newcomer takes what a woken getter was meant for");
  queue.putNowait("fast");
  console.log("main", queue.getNowait());
  await sleep(1000);
  for (let item = 0; item < 2; item++) queue.putNowait(item);
  await wait(tasks);
}

await run(main);
