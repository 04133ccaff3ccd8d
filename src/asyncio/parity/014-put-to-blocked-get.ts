import { createTask, gather, Queue, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function consumer(name: string, queue: Queue<number>) {
  for (let i = 0; i < 2; i++) {
    const item = await queue.get();
    console.log(name, "got", item, tick);
  }
}

async function main() {
  createTask(ticker);
  const queue = new Queue<number>();
  const tasks = ["a", "b"].map((name) => createTask(() => consumer(name, queue)));
  await sleep(0);
  for (let item = 0; item < 4; item++) {
    await queue.put(item);
    console.log("put", item, tick);
    if (item === 1) await sleep(0);
  }
  await gather(tasks);
}

await run(main);
