import { createTask, Future, getRunningLoop, isTimeout, run, sleep, waitFor } from "asyncio";

async function main() {
  const loop = getRunningLoop();
  const early = new Future<string>();
  const late = new Future<string>();
  loop.callLater(1000, () => early.setResult("set before the timer"));
  try {
    console.log(await waitFor(early, 1000));
  } catch (error) {
    if (isTimeout(error)) console.log("timed out, but the future has", early.result());
  }
  createTask(async () => {
    await sleep(0);
    loop.callLater(1000, () => late.done() || late.setResult("after"));
  });
  try {
    console.log(await waitFor(late, 1000));
  } catch (error) {
    if (isTimeout(error)) console.log("timed out, cancelled", Number(late.cancelled()));
  }
}

await run(main);
