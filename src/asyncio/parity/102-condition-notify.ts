import { Condition, createTask, run, sleep, wait } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function waiter(name: string, condition: Condition) {
  using _guard = await condition.acquire();
  await condition.wait();
  console.log(name, "notified", tick);
  await sleep(0);
}

async function main() {
  createTask(ticker);
  const condition = new Condition();
  const tasks = ["a", "b", "c", "d"].map((name) => createTask(() => waiter(name, condition)));
  await sleep(0);
  await condition.with(() => {
    condition.notify(2);
    console.log("two notified", tick);
  });
  for (let i = 0; i < 6; i++) await sleep(0);
  await condition.with(() => {
    condition.notifyAll();
    console.log("all notified", tick);
  });
  await wait(tasks);
  console.log("end", tick);
}

await run(main);
