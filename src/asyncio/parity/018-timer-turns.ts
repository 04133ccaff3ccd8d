import { createTask, gather, getRunningLoop, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function main() {
  createTask(ticker);
  const loop = getRunningLoop();
  const fired: number[] = [];
  loop.callLater(0.5, () => fired.push(tick));
  await sleep(0.5);
  console.log("resumed after the timer's turn:", tick - (fired[0] ?? 0));
  await gather([() => sleep(0.5), () => sleep(0.5)]);
  console.log("many turns passed", Number(tick > 500), Number(tick < 2000));
}

await run(main);
