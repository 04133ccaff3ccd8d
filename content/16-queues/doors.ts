import { gather, Queue, run, sleep } from "asyncio";

const orders = new Queue<string>();

async function phone() {
  for (const order of ["a lamp", "a chair"]) {
    await sleep(1000);
    await orders.put(order);
  }
}

async function web() {
  for (const order of ["a desk", "a shelf"]) {
    await sleep(1000);
    await orders.put(order);
  }
  orders.shutdown(); // web is always the last
}

async function pack() {
  let packed = 0;
  for await (const order of orders) if (order) packed += 1;
  console.log(`${packed} orders packed`);
}

await run(() => gather([pack, phone, web]));
