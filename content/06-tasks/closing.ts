import { createTask, run, sleep } from "asyncio";

async function keepAlive() {
  try {
    for (;;) {
      console.log("still here");
      await sleep(1000);
    }
  } finally {
    console.log("hanging up");
    await sleep(500);
    console.log("hung up");
  }
}

async function main() {
  const line = createTask(keepAlive);
  await sleep(2500);
  console.log(`main is done, the line is ${line.done() ? "closed" : "open"}`);
}

await run(main);
console.log("run is done");
