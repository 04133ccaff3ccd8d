import { createTask, Queue, QueueShutDown, run, sleep } from "asyncio";

async function consumer(queue: Queue<number>) {
  try {
    for (;;) {
      console.log("got", await queue.get());
      await sleep(1000);
    }
  } catch (error) {
    if (error instanceof QueueShutDown) console.log("shut down");
  }
}

async function main() {
  const queue = new Queue<number>();
  for (let item = 0; item < 3; item++) queue.putNowait(item);
  const task = createTask(() => consumer(queue));
  await sleep(500);
  queue.shutdown();
  try {
    await queue.put(9);
  } catch (error) {
    if (error instanceof QueueShutDown) console.log("put refused");
  }
  await task;
}

await run(main);
