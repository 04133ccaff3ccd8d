import { createTask, Queue, QueueShutDown, run, sleep, wait } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function attempt(name: number, operation: () => Promise<unknown>) {
  try {
    await operation();
    console.log(name, "done", tick);
  } catch (error) {
    if (error instanceof QueueShutDown) console.log(name, "shut down", tick);
  }
}

async function main() {
  createTask(ticker);
  const empty = new Queue<number>();
  const full = new Queue<number>(1);
  full.putNowait(0);
  const operations = [() => empty.get(), () => full.put(1), () => empty.get(), () => full.put(2)];
  const tasks = operations.map((op, i) => createTask(() => attempt(i, op)));
  await sleep(0);
  empty.shutdown();
  full.shutdown();
  console.log("shut", tick);
  await wait(tasks);
  console.log(full.getNowait());
}

await run(main);
