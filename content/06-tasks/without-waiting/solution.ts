import { createTask, run, sleep, type Task } from "asyncio";

export function progress(tasks: Task<number>[]) {
  // Only of these there is a result; the others would throw.
  const done = tasks.filter((task) => task.done());
  const boxes = done.reduce((sum, task) => sum + task.result(), 0);
  return `${done.length} of ${tasks.length} shelves, ${boxes} boxes`;
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
