import { gather, run, sleep } from "asyncio";

async function upload(file: string, ms: number) {
  await sleep(ms);
  console.log(`${file}: giving up`);
  throw new Error(`${file} is lost`);
}

async function main() {
  try {
    await gather([() => upload("first", 1000), () => upload("second", 2000)]);
  } catch (error) {
    console.log(`caught: ${(error as Error).message}`);
  }
  await sleep(3000);
  console.log("end of the day");
}

await run(main);
