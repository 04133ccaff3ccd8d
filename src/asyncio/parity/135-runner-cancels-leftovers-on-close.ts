import { createTask, Runner, sleep } from "asyncio";

async function background() {
  try {
    for (let step = 0; step < 100; step++) {
      await sleep(1000);
      console.log("background", step);
    }
  } finally {
    console.log("background stops");
  }
}

async function start() {
  createTask(background);
  await sleep(1500);
}

const runner = new Runner();
await runner.run(start);
console.log("between, nothing runs");
await runner.run(() => sleep(1000));
console.log("closing");
await runner.close();
console.log("closed");
