import { createTask, getRunningLoop, run, shield, sleep } from "asyncio";

async function inner() {
  await sleep(2000);
  throw new Error("nobody listens");
}

async function main() {
  getRunningLoop().setExceptionHandler((_loop, context) =>
    console.log("handler:", (context.exception as Error).message),
  );
  const task = createTask(inner);
  const outer = shield(task);
  await sleep(1000);
  outer.cancel();
  await sleep(2000);
  const { message } = task.exception() as Error;
  console.log("inner", message, "outer", Number(outer.cancelled()));
}

await run(main);
