// Whether somebody is done is read from the result.
// says: A shelf with no boxes is counted too: its result is 0. Whether a
// task is done is a question for done(), not for its result.
import type { Task } from "asyncio";

export function progress(tasks: Task<number>[]) {
  const counts = tasks.map((task) => (task.done() ? task.result() : 0));
  const done = counts.filter((boxes) => boxes > 0).length;
  const boxes = counts.reduce((sum, one) => sum + one, 0);
  return `${done} of ${tasks.length} shelves, ${boxes} boxes`;
}
