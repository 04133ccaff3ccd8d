import { createTask, gather, Queue, run, sleep } from "asyncio";

const jobs = new Queue<number>();

async function printer(name: string) {
  for (;;) {
    const pages = await jobs.get();
    await sleep(pages * 1000);
    console.log(`${name}: ${pages} pages printed`);
    jobs.taskDone();
  }
}

async function main() {
  const one = createTask(() => printer("one"));
  const two = createTask(() => printer("two"));
  for (const pages of [15, 10, 5, 2]) {
    await jobs.put(pages);
    await sleep(1000);
  }
  await jobs.join();
  console.log("all printed");
  one.cancel();
  two.cancel();
  await gather([one, two], { returnExceptions: true });
}

await run(main);
