import { createTask, gather, run, sleep } from "asyncio";

export type Job<T> = () => Promise<T>;

export async function gatherLimited<T>(limit: number, jobs: Job<T>[]) {
  const results: T[] = [];
  // One iterator for all: whoever asks gets the next job, and nobody the same.
  const left = jobs.entries();

  async function work() {
    for (const [i, job] of left) results[i] = await job();
  }

  const count = Math.min(limit, jobs.length);
  const workers = Array.from({ length: count }, () => createTask(work));
  try {
    await gather(workers);
  } finally {
    // After a success all are done, and this does nothing.
    for (const worker of workers) worker.cancel();
    await gather(workers, { returnExceptions: true });
  }
  return results;
}

async function query(number: number) {
  await sleep(1000);
  return `row ${number}`;
}

const queries = [1, 2, 3, 4, 5].map((number) => () => query(number));
console.log(await run(() => gatherLimited(2, queries)));
