import { createTask, gather, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function fails(turns: number) {
  for (let i = 0; i < turns; i++) await sleep(0);
  console.log("fails", turns, tick);
  throw new Error(`${turns}`);
}

async function main() {
  createTask(ticker);
  try {
    await gather([() => fails(4), () => fails(2), () => fails(6)]);
  } catch (error) {
    console.log("caught", (error as Error).message, tick);
  }
  for (let i = 0; i < 6; i++) await sleep(0);
}

await run(main);
