// Each order waits for the one before.
// says: The orders were filled one after the other: the await in the loop holds
// the next order back until this one is packed.
import { sleep } from "asyncio";

interface Order {
  readonly id: number;
  readonly picking: number;
  readonly packing: number;
}

async function pick(order: Order) {
  await sleep(order.picking);
  console.log(`order ${order.id} picked`);
  return `the goods of order ${order.id}`;
}

async function pack(goods: string, ms: number) {
  await sleep(ms);
  console.log(`${goods} packed`);
  return `a box with ${goods}`;
}

export async function fill(order: Order) {
  const goods = await pick(order);
  return await pack(goods, order.packing);
}

export async function fillAll(orders: Order[]) {
  const boxes: string[] = [];
  for (const order of orders) boxes.push(await fill(order));
  return boxes;
}
