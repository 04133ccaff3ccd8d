import { createTask, Queue, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function consumer(name: string, queue: Queue<number>) {
  for (;;) {
    const item = await queue.get();
    console.log(name, item, tick);
    queue.taskDone();
  }
}

async function main() {
  createTask(ticker);
  const queue = new Queue<number>();
  const tasks = ["a", "b"].map((name) => createTask(() => consumer(name, queue)));
  await sleep(0);
  for (let item = 0; item < 4; item++) await queue.put(item);
  console.log("put", queue.qsize(), tick);
  await queue.join();
  console.log("joined", tick);
  for (const task of tasks) task.cancel();
}

await run(main);
