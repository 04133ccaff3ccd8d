import { createTask, Queue, run, sleep } from "asyncio";

const jobs = new Queue<number>();

async function print(pages: number) {
  await sleep(pages * 1000);
  if (pages > 12) throw new Error("paper jam");
}

async function printer(name: string) {
  for (;;) {
    const pages = await jobs.get();
    await print(pages);
    console.log(`${name}: ${pages} pages printed`);
    jobs.taskDone();
  }
}

async function main() {
  for (const pages of [15, 10, 5, 2]) await jobs.put(pages);
  createTask(() => printer("one"), { name: "one" });
  createTask(() => printer("two"), { name: "two" });
  await jobs.join();
  console.log("all printed");
}

await run(main);
