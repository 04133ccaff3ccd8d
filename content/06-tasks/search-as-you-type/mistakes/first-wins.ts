// While something is pending, nothing new begins.
// says: The first text was searched, and what was typed after it was lost.
// It is the older task that must go, not the newer one.
import { createTask, sleep, type Task } from "asyncio";

export function searchBox(
  pause: number,
  search: (text: string) => Promise<string>,
  show: (found: string) => void,
) {
  let pending: Task<void> | null = null;
  return function type(text: string) {
    if (pending !== null && !pending.done()) return;
    pending = createTask(async () => {
      await sleep(pause);
      show(await search(text));
    });
  };
}
