import { createTask, run, sleep } from "asyncio";

export type Search = (text: string) => Promise<string>;
export type Show = (found: string) => void;

export function searchBox(pause: number, search: Search, show: Show) {
  return function type(text: string) {
    // TODO: let go of what belongs to an older text.
    createTask(async () => {
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
