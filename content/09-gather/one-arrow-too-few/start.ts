import { gather, run, sleep } from "asyncio";

export type Download = (page: string, retries?: number) => Promise<string>;

export function downloadAll(pages: string[], download: Download) {
  // TODO: these are calls, and map makes them with arguments of its own.
  return gather(pages.map(download));
}

async function download(page: string, retries = 3) {
  await sleep(1000);
  return `${page}, ${retries} retries`;
}

console.log(await run(async () => downloadAll(["a", "b", "c"], download)));
