import { createTask, run, sleep, timeout } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function turns(count: number) {
  for (let i = 0; i < count; i++) await sleep(0);
}

async function main() {
  createTask(ticker);
  await sleep(0);
  const before = tick;
  for (let count = 0; count < 4; count++) {
    await timeout(1000, () => turns(count));
    console.log(count, tick - before);
  }
  for (const count of [2, 0]) {
    await timeout(1000, async () => {
      await createTask(() => turns(count));
    });
    console.log("task", count, tick - before);
  }
}

await run(main);
