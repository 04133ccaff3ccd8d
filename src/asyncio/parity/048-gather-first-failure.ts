import { gather, run, sleep } from "asyncio";

async function fails(ms: number, text: string) {
  await sleep(ms);
  console.log("failing", text);
  throw new Error(text);
}

async function works() {
  await sleep(3000);
  console.log("the others go on");
}

async function main() {
  try {
    await gather([works, () => fails(2000, "second"), () => fails(1000, "first")]);
  } catch (error) {
    console.log("caught", (error as Error).message);
  }
  await sleep(5000);
  console.log("end");
}

await run(main);
