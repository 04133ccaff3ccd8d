import { createTask, run, sleep, wait } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function child(turns: number) {
  for (let i = 0; i < turns; i++) await sleep(0);
  console.log("child ends", turns, tick);
}

async function main() {
  createTask(ticker);
  const tasks = [3, 1, 2].map((turns) => createTask(() => child(turns)));
  let { done, pending } = await wait(tasks);
  console.log("all", done.size, pending.size, tick);
  ({ done, pending } = await wait(tasks));
  console.log("again", done.size, pending.size, tick);
}

await run(main);
