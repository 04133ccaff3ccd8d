// It stops at the first that is not done.
// says: You stop at the first task that is not done, and those behind it may
// be done for long. They don't end in the order of the array.
import type { Task } from "asyncio";

export function progress(tasks: Task<number>[]) {
  let done = 0;
  let boxes = 0;
  for (const task of tasks) {
    if (!task.done()) break;
    done += 1;
    boxes += task.result();
  }
  return `${done} of ${tasks.length} shelves, ${boxes} boxes`;
}
