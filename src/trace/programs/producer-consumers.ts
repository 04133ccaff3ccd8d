import { createTask, gather, Queue, run, sleep } from "asyncio";

async function produce(queue: Queue<number>) {
  for (let n = 1; n <= 6; n += 1) {
    await sleep(100);
    await queue.put(n);
  }
}

async function consume(queue: Queue<number>, name: string) {
  for (;;) {
    const n = await queue.get();
    await sleep(250);
    console.log(`${name} did ${n}`);
    queue.taskDone();
  }
}

async function main() {
  const queue = new Queue<number>(2);
  const ann = createTask(() => consume(queue, "Ann"), { name: "Ann" });
  const ben = createTask(() => consume(queue, "Ben"), { name: "Ben" });
  await produce(queue);
  await queue.join();
  ann.cancel();
  ben.cancel();
  await gather([ann, ben], { returnExceptions: true });
  console.log("nothing left");
}

await run(main);
