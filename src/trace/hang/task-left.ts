import { createTask, run, sleep } from "asyncio";

async function heartbeat() {
  for (;;) await sleep(1000);
}

async function main() {
  createTask(heartbeat, { name: "heartbeat" });
  await sleep(2500);
}

await run(main);

// says: leakedTask: Task heartbeat, made at line 8, still slept at line 4 when main() ended, and was cancelled
