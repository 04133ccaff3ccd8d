import { createTask, getRunningLoop, run, sleep } from "asyncio";

async function child(name: string) {
  console.log("step", name);
  await sleep(0);
  console.log("step", name, "again");
}

async function main() {
  const loop = getRunningLoop();
  loop.callSoon(() => console.log("callback 1"));
  const task = createTask(() => child("a"));
  loop.callSoon(() => loop.callSoon(() => console.log("callback in callback")));
  const other = createTask(() => child("b"));
  loop.callSoon(() => console.log("callback 2"));
  await task;
  await other;
  loop.callSoon(() => console.log("callback 3"));
  await sleep(0);
  console.log("end");
}

await run(main);
