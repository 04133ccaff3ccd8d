import { createTask, run, sleep } from "asyncio";

async function refresh() {
  for (;;) await Promise.resolve();
}

async function main() {
  createTask(refresh);
  await sleep(10);
  console.log("never printed");
}

await run(main);

// says: starvation: Promises follow each other without end at line 4, so no timer and no other task gets a turn
