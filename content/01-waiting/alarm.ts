import { createTask, gather, run, sleep, type Task } from "asyncio";

const minute = 60_000;

async function alarm() {
  await sleep(513 * minute);
  console.log("the alarm rings");
}

async function restless(bell: Task<void>) {
  let looks = 0;
  while (!bell.done()) {
    await sleep(5 * minute);
    looks += 1;
  }
  console.log(`restless is up after ${looks} looks`);
}

async function calm(bell: Task<void>) {
  await bell;
  console.log("calm is up");
}

async function main() {
  const bell = createTask(alarm);
  await gather([() => restless(bell), () => calm(bell)]);
}

await run(main);
