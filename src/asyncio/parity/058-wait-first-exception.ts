import { createTask, FIRST_EXCEPTION, run, sleep, wait } from "asyncio";

async function work(seconds: number, fails: boolean) {
  await sleep(seconds * 1000);
  if (fails) throw new Error("broken");
}

async function main() {
  const jobs = [
    [1, false],
    [2, true],
    [3, false],
  ] as const;
  const tasks = jobs.map(([seconds, fails]) => createTask(() => work(seconds, fails)));
  let { done, pending } = await wait(tasks, { returnWhen: FIRST_EXCEPTION });
  console.log(tasks.filter((task) => done.has(task)).length, pending.size);
  const error = tasks[1]?.exception() as Error;
  console.log(error.message);
  ({ done, pending } = await wait(pending, { returnWhen: FIRST_EXCEPTION }));
  console.log(done.size, pending.size);
}

await run(main);
