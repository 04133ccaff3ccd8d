import { createTask, run, sleep, taskGroup } from "asyncio";

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
  await taskGroup((group) => {
    for (const turns of [3, 1, 2]) group.createTask(() => child(turns));
    console.log("body ends", tick);
  });
  console.log("group ends", tick);
  await taskGroup(() => {});
  console.log("empty group ends", tick);
}

await run(main);
