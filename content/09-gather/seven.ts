import { gather, run, sleep } from "asyncio";

const times = [300, 800, 400, 300, 500, 500, 400];

async function worker(pages: number[]) {
  for (let ms = pages.shift(); ms; ms = pages.shift()) {
    await sleep(ms);
  }
}

async function loadAll(count: number) {
  const begin = performance.now();
  const pages = [...times];
  const workers = Array.from({ length: count });
  await gather(workers.map(() => () => worker(pages)));
  const seconds = (performance.now() - begin) / 1000;
  console.log(`${count} at once: ${seconds} s`);
}

async function main() {
  await loadAll(1);
  await loadAll(2);
  await loadAll(7);
}

await run(main);
