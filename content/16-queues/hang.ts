import { gather, Queue, run, sleep } from "asyncio";

const jobs = new Queue<number>();

async function customers() {
  for (const pages of [15, 10, 5, 2]) {
    await jobs.put(pages);
    await sleep(1000);
  }
}

async function printer(name: string) {
  for (;;) {
    const pages = await jobs.get();
    await sleep(pages * 1000);
    console.log(`${name}: ${pages} pages printed`);
  }
}

async function main() {
  await gather([customers, () => printer("one"), () => printer("two")]);
  console.log("all printed");
}

await run(main);
