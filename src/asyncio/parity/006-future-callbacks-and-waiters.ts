import { createTask, Future, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function waiter(name: string, future: Future<number>) {
  const value = await future;
  console.log(name, value, tick);
}

async function main() {
  createTask(ticker);
  const future = new Future<number>();
  future.addDoneCallback((f) => console.log("callback 1", f.result(), tick));
  createTask(() => waiter("waiter a", future));
  await sleep(0);
  future.addDoneCallback((f) => console.log("callback 2", f.result(), tick));
  createTask(() => waiter("waiter b", future));
  await sleep(0);
  future.addDoneCallback((f) => console.log("callback 3", f.result(), tick));
  future.setResult(42);
  console.log("set", tick);
  await sleep(0);
  console.log("end", tick);
}

await run(main);
