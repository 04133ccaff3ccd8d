import { asCompleted, createTask, run, sleep } from "asyncio";

async function work(name: string, ms: number) {
  await sleep(ms);
  if (name === "bad") throw new Error(name);
  return name;
}

async function main() {
  const jobs = [
    ["a", 3000],
    ["bad", 2000],
    ["c", 1000],
  ] as const;
  const tasks = jobs.map(([name, ms]) => createTask(() => work(name, ms)));
  const completed: Iterable<PromiseLike<string>> = asCompleted(tasks);
  for (const earliest of completed) {
    try {
      console.log(await earliest);
    } catch (error) {
      console.log("failed", (error as Error).message);
    }
  }
}

await run(main);
