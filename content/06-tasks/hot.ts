import { createTask, run, sleep } from "asyncio";

async function dig(who: string) {
  console.log(`${who}: digging`);
  await sleep(1000);
  console.log(`${who}: done`);
}

async function main() {
  const task = createTask(() => dig("task"));
  console.log("the task is made");
  const call = dig("call");
  console.log("the call is made");
  await task;
  await call;
}

await run(main);
