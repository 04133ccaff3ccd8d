// The printers leave when they find nothing.
// says: The printers saw an empty queue and left; the job that came later was
// not printed. Empty is not finished.
import { createTask, gather, Queue, sleep } from "asyncio";

export async function openShop(
  customers: (jobs: Queue<number>) => Promise<void>,
  printers: string[],
  print: (printer: string, job: number) => Promise<void>,
) {
  const jobs = new Queue<number>();
  const selling = createTask(() => customers(jobs));
  await sleep(0);
  const tasks = printers.map((name) =>
    createTask(async () => {
      while (!jobs.empty()) await print(name, await jobs.get());
    }),
  );
  await selling;
  await gather(tasks);
}
