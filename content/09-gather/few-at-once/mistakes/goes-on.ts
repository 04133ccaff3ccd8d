// The first error is told; the other workers don't hear of it.
// says: A job had failed, and after that another one began: the other worker
// went on with the list. Cancel the workers when one of them fails.
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
