import { createTask, gather, Queue, run, sleep } from "asyncio";

export type Customers = (jobs: Queue<number>) => Promise<void>;
export type Print = (printer: string, job: number) => Promise<void>;

export async function openShop(
  customers: Customers,
  printers: string[],
  print: Print,
) {
  const jobs = new Queue<number>();

  async function serve(printer: string) {
    for (;;) {
      const job = await jobs.get();
      await print(printer, job);
      // After the work: what is taken is not done yet.
      jobs.taskDone();
    }
  }

  const tasks = printers.map((name) => createTask(() => serve(name)));
  await customers(jobs);
  // The count is zero when the last page is out, not when the last job is taken.
  await jobs.join();
  for (const task of tasks) task.cancel();
  // cancel only asks. Here we wait until they have left.
  await gather(tasks, { returnExceptions: true });
}

async function customers(jobs: Queue<number>) {
  for (const pages of [15, 10, 5, 2]) {
    await jobs.put(pages);
    await sleep(1000);
  }
}

async function print(printer: string, pages: number) {
  await sleep(pages * 1000);
  console.log(`${printer}: ${pages} pages`);
}

await run(() => openShop(customers, ["one", "two"], print));
