import { gather, run } from "asyncio";

const jobs = [15, 10, 5, 2];

function blockFor(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

async function printer(name: string) {
  let count = 0;
  for (let pages = jobs.shift(); pages; pages = jobs.shift()) {
    blockFor(pages * 1000);
    console.log(`${name}: ${pages} pages printed`);
    count += 1;
  }
  console.log(`${name}: ${count} jobs`);
}

async function main() {
  await gather([() => printer("one"), () => printer("two")]);
}

await run(main);
