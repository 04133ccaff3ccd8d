import { createTask, isCancelled, run, sleep, wait } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function spins() {
  try {
    for (;;) await sleep(0);
  } catch (error) {
    if (isCancelled(error)) console.log("delivered", tick);
    throw error;
  }
}

async function main() {
  createTask(ticker);
  const task = createTask(spins);
  await sleep(0);
  await sleep(0);
  task.cancel();
  console.log("cancel", tick);
  await wait([task]);
  console.log("seen", tick);
}

await run(main);
