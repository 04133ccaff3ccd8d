import { CancelledError, currentTask, isTimeout, run, sleep, waitFor } from "asyncio";

async function slow() {
  try {
    await sleep(9000);
  } finally {
    console.log("cleaning");
    await sleep(2000);
    console.log("clean");
  }
}

async function main() {
  try {
    await waitFor(slow, 1000);
  } catch (error) {
    if (!isTimeout(error)) throw error;
    const { cause } = error as Error;
    console.log("timed out because of", cause instanceof CancelledError ? "CancelledError" : "?");
  }
  console.log("requests", currentTask()?.cancelling());
}

await run(main);
