import { asCompleted, createTask, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function work(turns: number) {
  for (let i = 0; i < turns; i++) await sleep(0);
  return turns;
}

async function main() {
  createTask(ticker);
  await sleep(0);
  const before = tick;
  const tasks = [4, 2, 2, 7].map((turns) => createTask(() => work(turns)));
  const completed: Iterable<PromiseLike<number>> = asCompleted(tasks);
  for (const earliest of completed) {
    console.log(await earliest, tick - before);
  }
}

await run(main);
