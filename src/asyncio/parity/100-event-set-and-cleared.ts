import { createTask, Event, run, sleep, wait } from "asyncio";

async function waiter(name: string, event: Event) {
  await event.wait();
  console.log(name, "woken", Number(event.isSet()));
}

async function main() {
  const event = new Event();
  const tasks = ["a", "b"].map((name) => createTask(() => waiter(name, event)));
  await sleep(1000);
  event.set();
  event.clear();
  const late = createTask(() => waiter("late", event));
  await wait(tasks);
  await sleep(1000);
  console.log("late still waits", Number(late.done()));
  event.set();
  event.set();
  await late;
  console.log(Number(await event.wait()));
}

await run(main);
