import { coroutine, run, sleep } from "asyncio";

export const brew = coroutine(async function brew(drink: string) {
  console.log(`water on for ${drink}`);
  await sleep(1000);
  return `a cup of ${drink}`;
});

export async function serve(drink: string) {
  // Nothing has begun yet: this is only the call, kept for later.
  const cup = brew(drink);
  console.log("ordered");
  await sleep(2000);
  return await cup;
}

await run(async () => console.log(await serve("tea")));
