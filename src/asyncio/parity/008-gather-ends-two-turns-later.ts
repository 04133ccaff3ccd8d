import { createTask, gather, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function child(turns: number) {
  for (let i = 0; i < turns; i++) await sleep(0);
  console.log("child ends", turns, tick);
  return turns;
}

async function main() {
  createTask(ticker);
  const values = await gather([() => child(3), () => child(1), () => child(2)]);
  console.log("gathered", ...values, tick);
}

await run(main);
