// All are asked for their result.
// says: A task that is not done has no result: result() throws. Ask done()
// first.
import type { Task } from "asyncio";

export function progress(tasks: Task<number>[]) {
  const results = tasks.map((task) => task.result());
  const done = results.filter((boxes) => boxes > 0);
  const boxes = done.reduce((sum, one) => sum + one, 0);
  return `${done.length} of ${tasks.length} shelves, ${boxes} boxes`;
}
