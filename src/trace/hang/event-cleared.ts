import { Event, run, sleep, taskGroup } from "asyncio";

const bell = new Event();

async function cook() {
  bell.set();
  bell.clear();
}

async function waiter() {
  await sleep(5);
  await bell.wait();
}

await run(() =>
  taskGroup((group) => {
    group.createTask(cook, { name: "cook" });
    group.createTask(waiter, { name: "waiter" });
  }),
);

// says: foreverWait: waiter waits at line 12 for event bell, and nobody is left who could set it
