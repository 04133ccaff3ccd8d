import { getRunningLoop, isTimeout, run, sleep, timeout } from "asyncio";

async function main() {
  const loop = getRunningLoop();
  await timeout(1000, async (scope) => {
    await sleep(900);
    scope.reschedule(loop.time() + 2000);
    await sleep(1500);
    console.log("later");
    scope.reschedule(null);
    console.log("when", Number(scope.when() === null));
    await sleep(10_000);
    console.log("never");
  });
  try {
    await timeout(60_000, async (scope) => {
      scope.reschedule(loop.time() + 500);
      await sleep(5000);
    });
  } catch (error) {
    if (isTimeout(error)) console.log("earlier");
  }
}

await run(main);
