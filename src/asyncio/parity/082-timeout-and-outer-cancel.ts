import { createTask, isCancelled, isTimeout, run, sleep, timeout, wait } from "asyncio";

async function child(ms: number) {
  try {
    await timeout(2000, async () => {
      try {
        await sleep(9000);
      } finally {
        await sleep(ms);
      }
    });
  } catch (error) {
    if (isTimeout(error)) console.log("converted");
    if (!isCancelled(error)) return;
    console.log("passed on");
    throw error;
  }
}

async function main() {
  for (const [cancelAt, cleanup] of [
    [1000, 0],
    [1000, 3000],
    [2500, 1000],
  ] as const) {
    const task = createTask(() => child(cleanup));
    await sleep(cancelAt);
    task.cancel();
    await wait([task]);
    console.log("cancelled", Number(task.cancelled()), "requests", task.cancelling());
  }
}

await run(main);
