// gather throws the first error, and closeUp with it.
// says: One guest failed, and the error of that guest ended closeUp. Waiting
// for somebody is not answering for them: wait does not throw.
import { allTasks, currentTask, gather } from "asyncio";

export async function closeUp() {
  for (;;) {
    const me = currentTask();
    const others = [...allTasks()].filter((task) => task !== me);
    if (others.length === 0) return;
    await gather(others);
  }
}
