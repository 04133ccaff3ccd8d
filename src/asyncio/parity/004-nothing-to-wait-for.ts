import { createTask, Event, Lock, Queue, run, Semaphore, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function main() {
  createTask(ticker);
  const done = createTask(() => sleep(0));
  await done;
  const lock = new Lock();
  const event = new Event();
  const queue = new Queue<string>();
  event.set();
  queue.putNowait("item");
  const before = tick;
  await done;
  await lock.acquire();
  lock.release();
  await event.wait();
  console.log(await queue.get(), tick - before);
  await queue.put("more");
  await new Semaphore(1).with(() => console.log("inside", tick - before));
}

await run(main);
