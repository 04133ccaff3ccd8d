import { currentTask, isCancelled, run, sleep, timeout } from "asyncio";

async function main() {
  const scope = await timeout(1000, async (scope) => {
    try {
      await sleep(5000);
    } catch (error) {
      if (isCancelled(error)) console.log("swallowed");
    }
    await sleep(3000);
    console.log("the body ends");
    return scope;
  });
  console.log("no error", Number(scope.expired()), currentTask()?.cancelling());
  await sleep(1000);
  console.log("end");
}

await run(main);
