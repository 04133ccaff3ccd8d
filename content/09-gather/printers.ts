import { gather, run, sleep } from "asyncio";

const jobs = [15, 10, 5, 2];

async function printer(name: string) {
  for (;;) {
    const pages = jobs.shift();
    if (pages === undefined) return;
    await sleep(pages * 1000);
    console.log(`${name}: ${pages} pages printed`);
  }
}

async function main() {
  await gather([() => printer("one"), () => printer("two")]);
  console.log("all printed");
}

await run(main);
