import { run, sleep, taskGroup } from "asyncio";

async function work(name: string, ms: number) {
  await sleep(ms);
  console.log("ready", name);
  return name;
}

async function main() {
  const jobs = [
    ["a", 3000],
    ["b", 1000],
    ["c", 2000],
  ] as const;
  const tasks = await taskGroup((group) => {
    const tasks = jobs.map(([name, ms]) => group.createTask(() => work(name, ms)));
    console.log("body ends");
    return tasks;
  });
  console.log(...tasks.map((task) => task.result()));
  await taskGroup((group) => {
    async function adds(level: number) {
      if (level) group.createTask(() => adds(level - 1));
      await sleep(1000);
      console.log("level", level);
    }
    group.createTask(() => adds(2));
  });
  console.log("all children, also the late ones");
}

await run(main);
