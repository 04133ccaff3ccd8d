import { isCancelled, isTimeout, run, sleep, waitFor } from "asyncio";

let attempts = 0;

async function flaky() {
  attempts += 1;
  await sleep(400);
  if (attempts < 4) throw new Error(`attempt ${attempts} failed`);
  return "connected";
}

async function connect() {
  for (;;) {
    try {
      return await flaky();
    } catch (error) {
      if (isCancelled(error)) throw error;
      console.log((error as Error).message);
      await sleep(100 * 2 ** attempts);
    }
  }
}

async function main() {
  for (const ms of [1000, 3000]) {
    try {
      console.log(await waitFor(connect, ms));
    } catch (error) {
      if (isTimeout(error)) console.log("gave up");
    }
  }
}

await run(main);
