// Awaited, but after the thanks.
// says: The customer is thanked one second before the order is saved. If saving
// fails now, the thanks are out.
import { coroutine, run, sleep } from "asyncio";

const save = coroutine(async function save(order: number) {
  await sleep(1000);
  console.log(`order ${order} saved`);
});

export async function checkOut(order: number) {
  const saving = save(order);
  console.log(`thank you for order ${order}`);
  await saving;
}

await run(() => checkOut(17));
