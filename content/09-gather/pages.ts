import { gather, run, sleep } from "asyncio";

async function fetchPage(page: number) {
  console.log(`page ${page} asked for`);
  await sleep(1000 - page * 100);
  return Array.from({ length: 4 - page }, (_, i) => `${page}.${i + 1}`);
}

async function main() {
  const pages = [1, 2, 3];
  const results = await gather(pages.map((page) => () => fetchPage(page)));
  for (const [i, page] of pages.entries()) {
    console.log(`page ${page}: ${results[i]?.join(" ")}`);
  }
  console.log(`all: ${results.flat().join(" ")}`);
}

await run(main);
