// The task that asks is in the set.
// says: closeUp waits for itself: allTasks() contains the task that asks,
// and that one ends when the wait is over.
import { allTasks, wait } from "asyncio";

export async function closeUp() {
  await wait(allTasks());
}
