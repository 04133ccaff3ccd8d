import { createTask, run, sleep } from "asyncio";

async function poll(ready: () => boolean) {
  await sleep(10);
  while (!ready()) Math.random();
}

async function main() {
  let isReady = false;
  const polling = createTask(() => poll(() => isReady), { name: "poll" });
  await sleep(50);
  isReady = true;
  await polling;
}

await run(main);

// says: busyLoop: The program, last seen at line 5, computes without end and never gives up its turn, so nothing else can run
