import { getRunningLoop, run, sleep } from "asyncio";

async function main() {
  const loop = getRunningLoop();
  loop.callLater(2000, () => console.log("two"));
  loop.callLater(1000, () => console.log("one, asked first"));
  loop.callLater(1000, () => console.log("one, asked second"));
  loop.callAt(loop.time() + 1000, () => console.log("one, by its time"));
  const late = loop.callLater(3000, () => console.log("never"));
  loop.callLater(1500, () => late.cancel());
  loop.callSoon(() => console.log("soon"));
  loop.callLater(0, () => console.log("now"));
  loop.callLater(-1000, () => console.log("the past is now"));
  await sleep(4000);
  console.log("cancelled", Number(late.cancelled()));
}

await run(main);
