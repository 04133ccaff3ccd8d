import { Future, getRunningLoop, run, sleep } from "asyncio";

async function main() {
  const loop = getRunningLoop();
  const done = new Future<string>();
  loop.callLater(3, () => done.setResult("fired"));
  let turns = 0;
  while (!done.done()) {
    await sleep(0);
    turns += 1;
  }
  console.log(done.result(), Number(turns > 1000));
}

await run(main);
