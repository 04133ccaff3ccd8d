import { createTask, run, sleep, wait } from "asyncio";

async function main() {
  const tasks = [1000, 2000, 3000].map((ms) => createTask(() => sleep(ms)));
  let { done, pending } = await wait(tasks, { timeout: 2500 });
  console.log(done.size, pending.size);
  ({ done, pending } = await wait(tasks, { timeout: 0 }));
  console.log(done.size, pending.size);
  ({ done, pending } = await wait(tasks, { timeout: 9000 }));
  console.log(done.size, pending.size, tasks.filter((task) => task.cancelled()).length);
}

await run(main);
