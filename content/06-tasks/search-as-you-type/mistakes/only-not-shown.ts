// The old answer is thrown away when it comes.
// says: The old answer is not shown, but the server works on it to the end.
// Cancel the task that awaits the search.
import { createTask, sleep } from "asyncio";

export function searchBox(
  pause: number,
  search: (text: string) => Promise<string>,
  show: (found: string) => void,
) {
  let latest = "";
  return function type(text: string) {
    latest = text;
    createTask(async () => {
      await sleep(pause);
      if (latest !== text) return;
      const found = await search(text);
      if (latest === text) show(found);
    });
  };
}
