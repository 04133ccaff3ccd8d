// A task is not cold.
// says: createTask has the coroutine run as soon as the loop gets to it: the
// water was on at 0.000 s. Keep the coroutine itself, and await it later.
import { coroutine, createTask, sleep } from "asyncio";

const brew = coroutine(async function brew(drink: string) {
  console.log(`water on for ${drink}`);
  await sleep(1000);
  return `a cup of ${drink}`;
});

export async function serve(drink: string) {
  const cup = createTask(brew(drink));
  console.log("ordered");
  await sleep(2000);
  return await cup;
}
