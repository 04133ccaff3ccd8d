import { createTask, sleep } from "asyncio";

async function cook(dish: string, ms: number) {
  console.log(`${dish} on the stove`);
  await sleep(ms);
  console.log(`${dish} ready`);
}

const soup = createTask(() => cook("soup", 3000));
const rice = createTask(() => cook("rice", 1000));
await soup;
await rice;
console.log("dinner");
