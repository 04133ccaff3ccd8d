import { createTask, run, sleep } from "asyncio";

async function grind() {
  const end = performance.now() + 200;
  while (performance.now() < end);
  await sleep(0);
}

async function main() {
  const grinding = createTask(grind, { name: "grinder" });
  await sleep(10);
  await grinding;
}

await run(main);

// says: blocked: grinder kept everybody else waiting for 200 ms between line 3 and line 6
