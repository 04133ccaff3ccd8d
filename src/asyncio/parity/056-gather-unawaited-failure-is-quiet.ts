import { gather, getRunningLoop, run, sleep } from "asyncio";

async function fails(text: string) {
  await sleep(1000);
  throw new Error(text);
}

async function main() {
  getRunningLoop().setExceptionHandler((_loop, context) =>
    console.log("handler:", context.message),
  );
  try {
    await gather([() => fails("one"), () => fails("two")]);
  } catch (error) {
    console.log("caught", (error as Error).message);
  }
  await sleep(1000);
  console.log("nothing else is told");
}

await run(main);
