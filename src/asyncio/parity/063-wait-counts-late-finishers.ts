import { createTask, FIRST_COMPLETED, run, sleep, wait } from "asyncio";

async function turns(count: number) {
  for (let i = 0; i < count; i++) await sleep(0);
}

async function main() {
  const tasks = [1, 2, 3, 5].map((count) => createTask(() => turns(count)));
  let { done, pending } = await wait(tasks, { returnWhen: FIRST_COMPLETED });
  console.log(...tasks.map((task) => Number(done.has(task))));
  ({ done, pending } = await wait(tasks, { returnWhen: FIRST_COMPLETED }));
  console.log(...tasks.map((task) => Number(done.has(task))));
  ({ done, pending } = await wait(pending));
  console.log(...tasks.map((task) => Number(done.has(task))));
}

await run(main);
