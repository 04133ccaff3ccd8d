import { RuntimeError, run, sleep } from "asyncio";

async function inner() {
  console.log("never started");
}

async function main() {
  try {
    await run(inner);
  } catch (error) {
    if (error instanceof RuntimeError) console.log("RuntimeError");
  }
  await sleep(1000);
  console.log("the outer loop is not disturbed");
}

await run(main);
