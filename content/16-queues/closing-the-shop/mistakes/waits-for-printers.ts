// Everything is counted, but the shop waits for its printers.
// says: The shop waits for its printers, and they wait for a job that never
// comes. Wait for the jobs: each printer reports with taskDone, and join
// returns when all are reported.
import { createTask, gather, Queue } from "asyncio";

export async function openShop(
  customers: (jobs: Queue<number>) => Promise<void>,
  printers: string[],
  print: (printer: string, job: number) => Promise<void>,
) {
  const jobs = new Queue<number>();
  const tasks = printers.map((name) =>
    createTask(async () => {
      for (;;) {
        await print(name, await jobs.get());
        jobs.taskDone();
      }
    }),
  );
  await customers(jobs);
  await jobs.join();
  await gather(tasks);
}
