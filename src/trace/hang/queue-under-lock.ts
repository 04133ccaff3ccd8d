import { createTask, gather, Lock, Queue, run } from "asyncio";

const counter = new Lock();
const plates = new Queue<number>({ maxsize: 1 });

async function cook() {
  await counter.with(async () => {
    for (const plate of [1, 2]) await plates.put(plate);
  });
}

async function waiter() {
  await counter.with(async () => {
    console.log(await plates.get());
  });
}

async function main() {
  await gather([createTask(cook, { name: "cook" }), createTask(waiter, { name: "waiter" })]);
}

await run(main);

// says: foreverWait: cook waits at line 8 for room in queue plates, which is full (1 item), and nobody is left who could take one out; meanwhile waiter waits at line 13 for lock counter, held by cook
