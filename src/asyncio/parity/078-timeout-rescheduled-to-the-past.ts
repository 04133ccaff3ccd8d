import { createTask, getRunningLoop, isTimeout, run, sleep, timeout } from "asyncio";

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
  const loop = getRunningLoop();
  for (const delay of [-1000, 0]) {
    let before = tick;
    try {
      await timeout(60_000, async (scope) => {
        before = tick;
        scope.reschedule(loop.time() + delay);
        console.log("expired at once", Number(scope.expired()));
        await sleep(0);
        console.log("not reached");
      });
    } catch (error) {
      if (isTimeout(error)) console.log("timed out", tick - before);
    }
  }
}

await run(main);
