import { gather, Queue, run, sleep } from "asyncio";

const jobs = new Queue<number>();

async function printer(name: string) {
  while (!jobs.empty()) {
    const pages = await jobs.get();
    await sleep(pages * 1000);
    console.log(`${name}: ${pages} pages printed`);
  }
}

async function main() {
  for (const pages of [15, 10, 5, 2]) await jobs.put(pages);
  await gather([() => printer("one"), () => printer("two")]);
  console.log("all printed");
}

await run(main);
