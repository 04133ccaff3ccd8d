import { currentTask, RuntimeError, run, sleep } from "asyncio";

async function main() {
  try {
    await currentTask();
  } catch (error) {
    if (error instanceof RuntimeError) console.log("RuntimeError");
  }
  await sleep(1000);
  console.log("goes on");
}

await run(main);
