// The report is silenced, not heeded.
// says: The report is gone, and so is the order: close() gives the coroutine
// up, it does not run it.
import { coroutine, run, sleep } from "asyncio";

const save = coroutine(async function save(order: number) {
  await sleep(1000);
  console.log(`order ${order} saved`);
});

export async function checkOut(order: number) {
  save(order).close();
  console.log(`thank you for order ${order}`);
}

await run(() => checkOut(17));
