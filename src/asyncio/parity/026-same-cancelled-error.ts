import { createTask, run, sleep } from "asyncio";

const seen: unknown[] = [];

async function level(depth: number): Promise<void> {
  try {
    if (depth) await createTask(() => level(depth - 1));
    await sleep(10_000);
  } catch (error) {
    seen.push(error);
    throw error;
  }
}

async function main() {
  const task = createTask(() => level(2));
  await sleep(1000);
  task.cancel("stop");
  try {
    await task;
  } catch (error) {
    seen.push(error);
  }
  console.log(seen.length, ...seen.map((error) => (error as Error).message));
  console.log("same", Number(seen.every((error) => error === seen[0])));
}

await run(main);
