import { createTask, gather, Queue, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function producer(name: string, queue: Queue<string>) {
  for (let item = 0; item < 3; item++) {
    await queue.put(`${name}${item}`);
    console.log("put", `${name}${item}`, tick);
  }
}

async function consumer(queue: Queue<string>, count: number) {
  for (let i = 0; i < count; i++) console.log("got", await queue.get(), tick);
}

async function main() {
  createTask(ticker);
  const queue = new Queue<string>(1);
  await gather([() => producer("x", queue), () => producer("y", queue), () => consumer(queue, 6)]);
  console.log("empty", Number(queue.empty()), "full", Number(queue.full()));
}

await run(main);
