import { createTask, currentTask, gather, run, taskGroup } from "asyncio";

async function who() {
  return currentTask()?.name;
}

async function main() {
  console.log(await who());
  const tasks = [createTask(who), createTask(who), createTask(who, { name: "cook" })];
  console.log(...(await gather([...tasks, who])));
  tasks[0]?.setName("renamed");
  console.log(tasks[0]?.getName());
  const child = await taskGroup((group) => [group.createTask(who)]);
  console.log(child[0]?.result());
}

await run(main);

await run(main);
