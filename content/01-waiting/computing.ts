import { gather, run, sleep } from "asyncio";

function work(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

async function order(name: string) {
  work(200);
  console.log(`${name}: on the stove`);
  await sleep(1000);
  console.log(`${name}: cooked`);
}

async function main() {
  const names = ["soup", "rice", "fish", "peas", "cake"];
  await gather(names.map((name) => () => order(name)));
  console.log("all served");
}

await run(main);
