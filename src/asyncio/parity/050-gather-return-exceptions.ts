import { createTask, gather, getRunningLoop, run, sleep } from "asyncio";

class ValueError extends Error {}

async function work(seconds: number, fails: boolean) {
  await sleep(seconds * 1000);
  if (fails) throw new ValueError(`after ${seconds}`);
  return seconds;
}

async function main() {
  const cancelled = createTask(() => work(9, false));
  getRunningLoop().callLater(500, () => cancelled.cancel());
  const results = await gather(
    [() => work(3, false), () => work(2, true), cancelled, () => work(1, false)],
    { returnExceptions: true },
  );
  for (const result of results) {
    console.log(result instanceof Error ? result.constructor.name : result);
  }
}

await run(main);
