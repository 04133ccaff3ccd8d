import { createTask, gather, run, sleep } from "asyncio";

async function book(what: string, ms: number) {
  await sleep(ms);
  if (what === "hotel") throw new Error("the hotel is full");
  console.log(`${what} booked and paid`);
  return what;
}

async function main() {
  const parts: [string, number][] = [
    ["train", 1000],
    ["hotel", 2000],
    ["car", 3000],
  ];
  const tasks = parts.map(([what, ms]) => createTask(() => book(what, ms)));
  try {
    await gather(tasks);
  } catch (error) {
    console.log(`to the customer: no trip, ${(error as Error).message}`);
    for (const task of tasks) task.cancel();
    for (const end of await gather(tasks, { returnExceptions: true })) {
      if (typeof end === "string") console.log(`${end} given back`);
    }
  }
}

await run(main);
