import { getRunningLoop, isTimeout, run, sleep, timeoutAt } from "asyncio";

async function main() {
  const loop = getRunningLoop();
  const deadline = loop.time() + 2000;
  for (let attempt = 0; attempt < 4; attempt++) {
    try {
      await timeoutAt(deadline, async () => {
        await sleep(800);
        console.log("step", attempt);
      });
    } catch (error) {
      if (isTimeout(error)) console.log("over at", attempt);
    }
  }
  await timeoutAt(null, (scope) => console.log(Number(scope.when() === null)));
}

await run(main);
