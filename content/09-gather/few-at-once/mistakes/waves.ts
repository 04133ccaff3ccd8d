// The jobs are cut into slices.
// says: The jobs go in waves: one connection was idle and waited for the
// slowest of its wave. Let each worker go on by itself.
import { gather } from "asyncio";

export async function gatherLimited<T>(
  limit: number,
  jobs: (() => Promise<T>)[],
) {
  const results: T[] = [];
  for (let i = 0; i < jobs.length; i += limit) {
    results.push(...(await gather(jobs.slice(i, i + limit))));
  }
  return results;
}
