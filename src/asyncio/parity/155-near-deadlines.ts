import { gather, run, sleep } from "asyncio";

async function inTwo(first: number, second: number) {
  await sleep(first);
  await sleep(second);
  console.log("in two", first, second);
}

async function inOne(delay: number) {
  await sleep(0);
  await sleep(delay);
  console.log("in one", delay);
}

async function main() {
  for (const [tenths, more] of [
    [1, 7],
    [1, 41],
    [43, 4],
    [3, 6],
  ] as const) {
    await gather([() => inTwo(tenths / 10, more / 10), () => inOne((tenths + more) / 10)]);
  }
  console.log("equal to the microsecond: the one asked for first comes first");
}

await run(main);
