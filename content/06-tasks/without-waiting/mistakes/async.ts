// It waits for all of them.
// says: progress is async, so what it gives at once is only a promise of an
// answer. A plain function can look at tasks too.
import { gather, type Task } from "asyncio";

export async function progress(tasks: Task<number>[]) {
  const results = await gather(tasks);
  const boxes = results.reduce((sum, one) => sum + one, 0);
  return `${results.length} of ${tasks.length} shelves, ${boxes} boxes`;
}
