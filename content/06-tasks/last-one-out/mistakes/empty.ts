// Everything is there but the day on which nobody comes.
// says: Nobody was there, and wait refuses an empty set. Every program meets
// that day: look at the size first.
import { allTasks, currentTask, wait } from "asyncio";

export async function closeUp() {
  const others = allTasks();
  const me = currentTask();
  if (me !== null) others.delete(me);
  await wait(others);
}
