// Each result is put at the end.
// says: The results stand in the order in which the jobs ended. Put each
// result where its job stood.
import { createTask, gather } from "asyncio";

export async function gatherLimited<T>(
  limit: number,
  jobs: (() => Promise<T>)[],
) {
  const results: T[] = [];
  const left = [...jobs];
  const workers = Array.from({ length: limit }, () =>
    createTask(async () => {
      for (let job = left.shift(); job; job = left.shift()) {
        results.push(await job());
      }
    }),
  );
  await gather(workers);
  return results;
}
