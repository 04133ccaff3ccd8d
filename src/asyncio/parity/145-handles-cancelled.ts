import { getRunningLoop, run, sleep } from "asyncio";

async function main() {
  const loop = getRunningLoop();
  const first = loop.callSoon(() => console.log("first"));
  const second = loop.callSoon(() => console.log("second"));
  loop.callSoon(() => fourth.cancel());
  const third = loop.callSoon(() => console.log("third"));
  const fourth = loop.callSoon(() => console.log("fourth"));
  second.cancel();
  await sleep(0);
  const handles = [first, second, third, fourth];
  console.log(...handles.map((handle) => Number(handle.cancelled())));
}

await run(main);
