import { createTask, isTimeout, run, sleep, waitFor } from "asyncio";

async function work() {
  console.log("never started");
}

async function main() {
  const done = createTask(() => sleep(0, "done before"));
  await done;
  console.log(await waitFor(done, 0));
  const pending = createTask(() => sleep(5000));
  for (const [awaitable, ms] of [
    [work, 0],
    [work, -1000],
    [pending, 0],
  ] as const) {
    try {
      await waitFor<void>(awaitable, ms);
    } catch (error) {
      if (isTimeout(error)) console.log("timed out");
    }
  }
  console.log("pending was cancelled", Number(pending.cancelled()));
}

await run(main);
