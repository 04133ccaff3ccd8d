import { createTask, run, sleep, waitFor } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function turns(count: number) {
  for (let i = 0; i < count; i++) await sleep(0);
  return count;
}

async function main() {
  createTask(ticker);
  await sleep(0);
  const before = tick;
  console.log(await waitFor(() => turns(2), 1000), tick - before);
  console.log(
    await waitFor(
      createTask(() => turns(2)),
      1000,
    ),
    tick - before,
  );
  console.log(await waitFor(() => turns(0), 1000), tick - before);
}

await run(main);
