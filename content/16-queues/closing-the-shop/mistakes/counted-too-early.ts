// The job is reported when it is taken.
// says: The shop closed when the last job was taken, and not when it was
// printed: call taskDone after the printing.
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
        const job = await jobs.get();
        jobs.taskDone();
        await print(name, job);
      }
    }),
  );
  await customers(jobs);
  await jobs.join();
  for (const task of tasks) task.cancel();
  await gather(tasks, { returnExceptions: true });
}
