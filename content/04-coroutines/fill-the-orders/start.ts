import { run, sleep } from "asyncio";

export interface Order {
  readonly id: number;
  readonly picking: number;
  readonly packing: number;
}

export async function pick(order: Order) {
  await sleep(order.picking);
  console.log(`order ${order.id} picked`);
  return `the goods of order ${order.id}`;
}

export async function pack(goods: string, ms: number) {
  await sleep(ms);
  console.log(`${goods} packed`);
  return `a box with ${goods}`;
}

export async function fill(order: Order) {
  // TODO: pick the order, pack what you picked, return the box.
  return await pick(order);
}

export async function fillAll(orders: Order[]) {
  // TODO: fill all of them at the same time.
  const boxes: string[] = [];
  for (const order of orders) boxes.push(await fill(order));
  return boxes;
}

const boxes = await run(() =>
  fillAll([
    { id: 9, picking: 4000, packing: 7000 },
    { id: 6, picking: 4000, packing: 4000 },
    { id: 3, picking: 0, packing: 4000 },
  ]),
);
console.log(boxes);
