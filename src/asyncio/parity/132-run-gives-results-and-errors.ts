import { CancelledError, run, sleep } from "asyncio";

async function works() {
  await sleep(1000);
  return "value";
}

async function fails() {
  await sleep(1000);
  throw new Error("error");
}

async function givesUp() {
  throw new CancelledError("cancelled");
}

console.log(await run(works));
for (const main of [fails, givesUp]) {
  try {
    await run(main);
  } catch (error) {
    console.log((error as Error).message);
  }
}
