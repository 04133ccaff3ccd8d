// Picking and packing are started together.
// says: Packing began while the goods were still being picked: a box can be
// packed when pick has returned, so await pick first.
import { gather, sleep } from "asyncio";

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
  const [, box] = await gather([
    () => pick(order),
    () => pack(`the goods of order ${order.id}`, order.packing),
  ]);
  return box;
}

export async function fillAll(orders: Order[]) {
  return await gather(orders.map((order) => () => fill(order)));
}
