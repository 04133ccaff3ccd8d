import { asCompleted, createTask, isTimeout, run, sleep } from "asyncio";

async function main() {
  const tasks = [1, 2, 9].map((s) => createTask(() => sleep(s * 1000, s)));
  try {
    for await (const earliest of asCompleted(tasks, { timeout: 3000 })) {
      console.log(earliest);
    }
  } catch (error) {
    if (isTimeout(error)) console.log("timed out", Number(tasks[2]?.done()));
  }
  const completed: Iterable<PromiseLike<number>> = asCompleted(tasks.slice(1));
  for (const earliest of completed) {
    console.log("first", await earliest);
    break;
  }
  await sleep(10_000);
  console.log("end");
}

await run(main);
