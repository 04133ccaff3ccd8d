import { createTask, run, sleep, type Task } from "asyncio";

export type Search = (text: string) => Promise<string>;
export type Show = (found: string) => void;

export function searchBox(pause: number, search: Search, show: Show) {
  let latest: Task<void> | null = null;
  return function type(text: string) {
    // One task for all three steps: wherever it is, this ends it.
    latest?.cancel();
    latest = createTask(async () => {
      await sleep(pause);
      show(await search(text));
    });
  };
}

async function search(text: string) {
  console.log(`searching ${text}`);
  await sleep(800);
  return `7 books about ${text}`;
}

await run(async () => {
  const type = searchBox(300, search, console.log);
  for (const text of ["c", "ca", "cat"]) {
    type(text);
    await sleep(100);
  }
  await sleep(2000);
});
