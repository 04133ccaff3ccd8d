// The others are told to stop, and left alone with it.
// says: The error was told while a job was still giving its connection back.
// Wait until all workers have ended, and throw then.
import { createTask, gather } from "asyncio";

export async function gatherLimited<T>(
  limit: number,
  jobs: (() => Promise<T>)[],
) {
  const results: T[] = [];
  const left = jobs.entries();
  const workers = Array.from({ length: limit }, () =>
    createTask(async () => {
      for (const [i, job] of left) results[i] = await job();
    }),
  );
  try {
    await gather(workers);
  } finally {
    for (const worker of workers) worker.cancel();
  }
  return results;
}
