import { createTask, Lock, run } from "asyncio";

const desk = new Lock();

async function clerk() {
  await desk.acquire();
}

async function main() {
  await desk.acquire();
  const working = createTask(clerk, { name: "clerk" });
  await working;
  desk.release();
}

await run(main);

// says: deadlock: Deadlock: main() waits at line 12 for task clerk, and clerk waits at line 6 for lock desk, held by main() since line 10
