import { Condition, createTask, run, sleep, wait } from "asyncio";

async function waiter(name: string, condition: Condition) {
  using _guard = await condition.acquire();
  try {
    await condition.wait();
    console.log(name, "notified");
  } catch (error) {
    console.log(name, "cancelled");
    throw error;
  }
}

async function main() {
  const condition = new Condition();
  const names = ["a", "b", "c"];
  const tasks = names.map((name) => createTask(() => waiter(name, condition)));
  await sleep(0);
  await condition.with(async () => {
    condition.notify();
    await sleep(0);
    tasks[0]?.cancel();
  });
  await sleep(1000);
  console.log(...tasks.map((task) => Number(task.done())));
  for (const task of tasks.reverse()) if (task.cancel()) await wait([task]);
}

await run(main);
