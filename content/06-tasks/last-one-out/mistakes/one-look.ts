// The set is taken once.
// says: A guest brought another one while closeUp waited, and that one was
// thrown out: the set holds those who were there when it was taken. Look
// again.
import { allTasks, currentTask, wait } from "asyncio";

export async function closeUp() {
  const others = allTasks();
  const me = currentTask();
  if (me !== null) others.delete(me);
  if (others.size > 0) await wait(others);
}
