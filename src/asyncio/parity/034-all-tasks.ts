import { allTasks, createTask, currentTask, run, sleep } from "asyncio";

async function child(ms: number) {
  await sleep(ms);
}

async function main() {
  console.log(allTasks().size);
  const tasks = [1000, 2000, 3000].map((ms) => createTask(() => child(ms)));
  for (let i = 0; i < 4; i++) {
    console.log(allTasks().size, tasks.filter((task) => task.done()).length);
    await sleep(1000);
  }
  const current = currentTask();
  console.log(current !== null && allTasks().has(current) ? "True" : "False");
}

await run(main);
