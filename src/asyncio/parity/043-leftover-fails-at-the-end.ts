import { createTask, getRunningLoop, run, sleep } from "asyncio";

async function leftover() {
  try {
    await sleep(3_600_000);
  } finally {
    // biome-ignore lint/correctness/noUnsafeFinally: the program is about this
    throw new Error("too late");
  }
}

async function main() {
  getRunningLoop().setExceptionHandler((_loop, context) =>
    console.log("handler:", (context.exception as Error).message),
  );
  createTask(leftover);
  await sleep(1000);
  return "main is fine";
}

console.log(await run(main));
