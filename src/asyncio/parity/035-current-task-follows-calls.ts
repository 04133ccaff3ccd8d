import { createTask, currentTask, getRunningLoop, run, sleep, wait } from "asyncio";

async function helper() {
  await sleep(0);
  return currentTask()?.name;
}

async function child() {
  const before = currentTask()?.name;
  const inside = await helper();
  await sleep(100);
  console.log(before, inside, currentTask()?.name);
}

async function main() {
  const names = ["red", "green", "blue"];
  const tasks = names.map((name) => createTask(child, { name }));
  getRunningLoop().callSoon(() =>
    console.log("in a callback", currentTask() === null ? "None" : "a task"),
  );
  await wait(tasks);
}

await run(main);
