import { currentTask, run, sleep, waitFor } from "asyncio";

async function swallows() {
  try {
    await sleep(9000);
  } catch {
    await sleep(1000);
  }
  return "a value all the same";
}

async function replaces() {
  try {
    await sleep(9000);
  } catch {
    throw new Error("another error");
  }
}

async function main() {
  console.log(await waitFor(swallows, 1000));
  try {
    await waitFor(replaces, 1000);
  } catch (error) {
    console.log((error as Error).message);
  }
  console.log("requests", currentTask()?.cancelling());
}

await run(main);
