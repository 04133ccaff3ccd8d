import { createTask, run, sleep } from "asyncio";

async function forever() {
  try {
    await sleep(3_600_000);
  } finally {
    console.log("leftover cleans up");
    await sleep(2000);
    console.log("leftover is done");
  }
}

async function main() {
  createTask(forever);
  await sleep(1000);
  console.log("main returns");
  return "value";
}

console.log(await run(main));
