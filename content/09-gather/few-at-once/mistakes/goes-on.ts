// The first error is told; the other workers don't hear of it.
// says: A job had failed, and after that another one began. Nothing may
// begin then: the worker whose job failed must take no other, and the other
// workers must be cancelled.
import { gather } from "asyncio";

export async function gatherLimited<T>(
  limit: number,
  jobs: (() => Promise<T>)[],
) {
  const results: T[] = [];
  let next = 0;
  async function worker() {
    while (next < jobs.length) {
      const i = next++;
      const job = jobs[i];
      if (job !== undefined) results[i] = await job();
    }
  }
  await gather(Array.from({ length: limit }, () => worker));
  return results;
}
