import { createTask, gather, run, sleep } from "asyncio";

async function fetchPage(n: number) {
  await sleep(200 + n * 100);
  return `page ${n}`;
}

async function store(page: string) {
  await sleep(150);
  console.log(`stored ${page}`);
}

async function handle(n: number) {
  const page = await fetchPage(n);
  await store(page);
}

async function main() {
  console.log("open");
  await sleep(100);
  const log = createTask(() => sleep(900), { name: "logger" });
  await gather([1, 2, 3].map((n) => () => handle(n)));
  console.log("all stored");
  await log;
  console.log("closed");
}

await run(main);
