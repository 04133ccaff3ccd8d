import { isTimeout, run, sleep, timeout } from "asyncio";

async function attempt(delay: number) {
  try {
    await timeout(delay, async () => {
      console.log("the body begins");
      await sleep(0);
      console.log("not reached");
    });
  } catch (error) {
    if (isTimeout(error)) console.log("timed out");
  }
  await timeout(delay, () => console.log("a body that never waits is not disturbed"));
}

async function main() {
  await attempt(0);
  await attempt(-11_000);
}

await run(main);
