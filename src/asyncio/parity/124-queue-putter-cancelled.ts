import { createTask, isCancelled, Queue, run, sleep, wait } from "asyncio";

async function putter(item: string, queue: Queue<string>) {
  try {
    await queue.put(item);
    console.log("put", item);
  } catch (error) {
    if (isCancelled(error)) console.log("cancelled", item);
  }
}

async function main() {
  const queue = new Queue<string>(1);
  queue.putNowait("first");
  const tasks = ["a", "b", "c"].map((item) => createTask(() => putter(item, queue)));
  await sleep(0);
  console.log(queue.getNowait());
  tasks[0]?.cancel();
  await sleep(1000);
  console.log(queue.getNowait(), queue.qsize());
  await wait(tasks);
  console.log(queue.getNowait(), queue.qsize());
}

await run(main);
