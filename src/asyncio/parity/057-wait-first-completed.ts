import { createTask, FIRST_COMPLETED, type Future, run, sleep, wait } from "asyncio";

async function nap(seconds: number) {
  await sleep(seconds * 1000);
  return seconds;
}

async function main() {
  let waiting = new Set(
    [3, 1, 2].map((seconds) => createTask(() => nap(seconds))) as Future<number>[],
  );
  while (waiting.size > 0) {
    const { done, pending } = await wait(waiting, { returnWhen: FIRST_COMPLETED });
    console.log(...[...done].map((task) => task.result()), "left", pending.size);
    waiting = pending;
  }
}

await run(main);
