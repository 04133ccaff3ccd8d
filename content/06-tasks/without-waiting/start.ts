import { createTask, run, sleep, type Task } from "asyncio";

export function progress(tasks: Task<number>[]) {
  // TODO: look at the tasks without waiting for them.
  return `0 of ${tasks.length} shelves, 0 boxes`;
}

async function count(shelf: number) {
  await sleep(shelf * 1000);
  return shelf * 48;
}

await run(async () => {
  const tasks = [1, 2, 3].map((shelf) => createTask(() => count(shelf)));
  for (let second = 0; second < 4; second += 1) {
    console.log(progress(tasks));
    await sleep(1000);
  }
});
