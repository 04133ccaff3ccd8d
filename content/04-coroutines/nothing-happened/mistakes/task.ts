// It runs now, as a task that nobody waits for.
// says: The task was still saving when checkOut returned, and the end of the
// program cancelled it. Nobody waits for a task that nobody awaits.
import { coroutine, createTask, run, sleep } from "asyncio";

const save = coroutine(async function save(order: number) {
  await sleep(1000);
  console.log(`order ${order} saved`);
});

export async function checkOut(order: number) {
  createTask(save(order));
  console.log(`thank you for order ${order}`);
}

await run(() => checkOut(17));
