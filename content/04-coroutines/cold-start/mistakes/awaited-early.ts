// The await stands where the call is made.
// says: The water was on at 0.000 s: the coroutine was awaited before the two
// seconds, not after them.
import { coroutine, sleep } from "asyncio";

const brew = coroutine(async function brew(drink: string) {
  console.log(`water on for ${drink}`);
  await sleep(1000);
  return `a cup of ${drink}`;
});

export async function serve(drink: string) {
  const cup = await brew(drink);
  console.log("ordered");
  await sleep(2000);
  return cup;
}
