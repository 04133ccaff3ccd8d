import { createTask, isCancelled, run, shield, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function main() {
  createTask(ticker);
  const inner = createTask(() => sleep(9000));
  const outer = shield(inner);
  await sleep(0);
  inner.cancel();
  const before = tick;
  try {
    await outer;
  } catch (error) {
    if (!isCancelled(error)) throw error;
    console.log("cancelled", tick - before, Number(outer.cancelled()), Number(inner.cancelled()));
  }
  const done = createTask(() => sleep(0, "value"));
  await done;
  console.log("a done future is given back", Number(shield(done) === done));
}

await run(main);
