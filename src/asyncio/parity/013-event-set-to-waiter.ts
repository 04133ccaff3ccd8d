import { createTask, Event, gather, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function waiter(name: string, event: Event) {
  await event.wait();
  console.log(name, tick);
}

async function main() {
  createTask(ticker);
  const event = new Event();
  const tasks = ["a", "b", "c"].map((name) => createTask(() => waiter(name, event)));
  await sleep(0);
  await sleep(0);
  event.set();
  console.log("set", tick);
  await gather(tasks);
  console.log("all", tick);
}

await run(main);
