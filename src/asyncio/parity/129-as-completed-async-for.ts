import { asCompleted, createTask, run, sleep } from "asyncio";

async function work(name: string, ms: number) {
  await sleep(ms);
  return name;
}

async function main() {
  const jobs = [
    ["a", 2000],
    ["b", 1000],
    ["c", 3000],
  ] as const;
  const tasks = jobs.map(([name, ms]) => createTask(() => work(name, ms)));
  for await (const earliest of asCompleted(tasks)) {
    console.log(earliest);
  }
  for await (const earliest of asCompleted(tasks.slice(0, 1))) {
    console.log("done before", earliest);
  }
}

await run(main);
