// The boxes come in the order in which they are ready.
// says: The boxes must come in the order of the orders, whoever is ready first.
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
  const goods = await pick(order);
  return await pack(goods, order.packing);
}

export async function fillAll(orders: Order[]) {
  const boxes: string[] = [];
  await gather(
    orders.map((order) => async () => {
      boxes.push(await fill(order));
    }),
  );
  return boxes;
}
