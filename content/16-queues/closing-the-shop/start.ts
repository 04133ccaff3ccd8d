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
    }
  }

  const tasks = printers.map((name) => createTask(() => serve(name)));
  await customers(jobs);
  // TODO: the printers never end. Wait for the jobs, then stop the printers.
  await gather(tasks);
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
