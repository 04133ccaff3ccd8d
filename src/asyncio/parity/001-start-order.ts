import { createTask, run, sleep } from "asyncio";

async function child(name: string) {
  console.log("start", name);
  await sleep(0);
  console.log("again", name);
}

async function main() {
  const tasks = ["a", "b", "c"].map((name) => createTask(() => child(name)));
  console.log("created");
  await sleep(0);
  console.log("one turn later");
  for (const task of tasks) await task;
  console.log("done");
}

await run(main);
