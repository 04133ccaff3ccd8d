import { createTask, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function deep(level: number): Promise<string> {
  if (level > 0) return await deep(level - 1);
  return "bottom";
}

async function main() {
  createTask(ticker);
  await sleep(0);
  const before = tick;
  for (let level = 0; level < 6; level++) {
    console.log(level, await deep(level), tick - before);
  }
}

await run(main);
