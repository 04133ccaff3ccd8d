import { createTask, Queue, run, sleep, ValueError } from "asyncio";

async function worker(queue: Queue<number>) {
  for (;;) {
    const seconds = await queue.get();
    await sleep(seconds * 1000);
    console.log("worked", seconds);
    queue.taskDone();
  }
}

async function main() {
  const queue = new Queue<number>();
  await queue.join();
  console.log("nothing to join");
  for (const seconds of [1, 2, 3]) queue.putNowait(seconds);
  const workers = [1, 2].map(() => createTask(() => worker(queue)));
  await queue.join();
  console.log("joined");
  for (const task of workers) task.cancel();
  try {
    queue.taskDone();
  } catch (error) {
    if (error instanceof ValueError) console.log("ValueError");
  }
}

await run(main);
