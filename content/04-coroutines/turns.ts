import { gather, sleep } from "asyncio";

const jobs = [15, 10, 5, 2];
let printed = 0;

async function printPage() {
  printed += 1;
}

async function printer(name: string) {
  for (let pages = jobs.shift(); pages; pages = jobs.shift()) {
    for (let page = 1; page <= pages; page++) {
      await printPage();
      await sleep(0);
    }
    console.log(`${name}: ${pages} pages`);
  }
}

await gather([() => printer("one"), () => printer("two")]);
console.log(`${printed} pages in all`);
