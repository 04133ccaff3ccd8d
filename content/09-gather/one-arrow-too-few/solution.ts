import { gather, run, sleep } from "asyncio";

export type Download = (page: string, retries?: number) => Promise<string>;

export function downloadAll(pages: string[], download: Download) {
  // The outer arrow runs now, for each page; the inner one when its task begins.
  return gather(pages.map((page) => () => download(page)));
}

async function download(page: string, retries = 3) {
  await sleep(1000);
  return `${page}, ${retries} retries`;
}

console.log(await run(async () => downloadAll(["a", "b", "c"], download)));
