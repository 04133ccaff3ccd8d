// The timer is taken back, as one does with setTimeout.
// says: The answer to the old text was shown while the new one was being
// typed: its pause was over, so nothing was cancelled. Let the same task
// wait, search and show.
import { createTask } from "asyncio";

export function searchBox(
  pause: number,
  search: (text: string) => Promise<string>,
  show: (found: string) => void,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return function type(text: string) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      createTask(async () => show(await search(text)));
    }, pause);
  };
}
