import { coroutine, run, sleep } from "asyncio";

const save = coroutine(async function save(order: number) {
  await sleep(1000);
  console.log(`order ${order} saved`);
});

export async function checkOut(order: number) {
  // TODO: the order is never saved. Repair the next line.
  save(order);
  console.log(`thank you for order ${order}`);
}

await run(() => checkOut(17));
