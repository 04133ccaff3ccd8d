import { createTask, run, sleep, type Task } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function leaf() {
  await sleep(0);
  console.log("leaf ends", tick);
  return "leaf";
}

async function link(inner: Task<string>) {
  const value = await inner;
  console.log("link resumes", tick);
  return `${value}+`;
}

async function main() {
  createTask(ticker);
  let task = createTask(leaf);
  for (let i = 0; i < 4; i++) {
    const inner = task;
    task = createTask(() => link(inner));
  }
  console.log(await task, tick);
}

await run(main);
