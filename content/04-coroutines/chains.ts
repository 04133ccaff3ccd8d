import { gather, run, sleep } from "asyncio";

async function pick(id: number, ms: number) {
  await sleep(ms);
  console.log(`order ${id} picked`);
  return `the goods of order ${id}`;
}

async function pack(goods: string, ms: number) {
  await sleep(ms);
  return `a box with ${goods}`;
}

async function fill(id: number, picking: number, packing: number) {
  const goods = await pick(id, picking);
  const box = await pack(goods, packing);
  console.log(box);
}

async function main() {
  await gather([
    () => fill(9, 4000, 7000),
    () => fill(6, 4000, 4000),
    () => fill(3, 0, 4000),
  ]);
}

await run(main);
