import { createTask, FIRST_EXCEPTION, getRunningLoop, run, sleep, wait } from "asyncio";

async function main() {
  const cancelled = createTask(() => sleep(9000));
  const other = createTask(() => sleep(2000));
  const loop = getRunningLoop();
  loop.callLater(1000, () => cancelled.cancel());
  const { done, pending } = await wait([cancelled, other], { returnWhen: FIRST_EXCEPTION });
  console.log("a cancelled task is no exception", done.size, pending.size);
}

await run(main);
