import { createTask, Event, run, sleep, wait } from "asyncio";

async function waiter(name: string, event: Event) {
  try {
    await event.wait();
    console.log(name, "woken");
  } catch (error) {
    console.log(name, "cancelled");
    throw error;
  }
}

async function main() {
  const event = new Event();
  const tasks = ["a", "b", "c"].map((name) => createTask(() => waiter(name, event)));
  await sleep(0);
  tasks[1]?.cancel();
  event.set();
  tasks[2]?.cancel();
  await wait(tasks);
  console.log(...tasks.map((task) => Number(task.cancelled())));
}

await run(main);
