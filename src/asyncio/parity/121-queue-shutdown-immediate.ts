import { createTask, Queue, QueueShutDown, run, sleep } from "asyncio";

async function joiner(queue: Queue<number>) {
  await queue.join();
  console.log("joined");
}

async function main() {
  const queue = new Queue<number>();
  for (let item = 0; item < 3; item++) queue.putNowait(item);
  console.log("got", await queue.get());
  const task = createTask(() => joiner(queue));
  await sleep(1000);
  queue.shutdown({ immediate: true });
  console.log("left", queue.qsize());
  await sleep(1000);
  try {
    queue.getNowait();
  } catch (error) {
    if (error instanceof QueueShutDown) console.log("nothing more");
  }
  console.log("still joining", Number(task.done()));
  queue.taskDone();
  await task;
}

await run(main);
