import { gather, sleep } from "asyncio";

async function double(n: number) {
  return 2 * n;
}

async function count() {
  console.log(await double(1));
  console.log(await double(2));
  await sleep(0);
  console.log(await double(3));
}

async function other() {
  console.log("the other one");
}

await gather([count, other]);
