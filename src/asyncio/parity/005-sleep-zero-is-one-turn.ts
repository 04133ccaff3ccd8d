import { createTask, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function main() {
  createTask(ticker);
  await sleep(0);
  for (let i = 0; i < 5; i++) {
    const before = tick;
    await sleep(i % 2 ? 0 : -1000);
    console.log(i, tick - before);
  }
  console.log(await sleep(0, "value"));
}

await run(main);
