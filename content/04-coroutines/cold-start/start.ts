import { coroutine, run, sleep } from "asyncio";

export const brew = coroutine(async function brew(drink: string) {
  console.log(`water on for ${drink}`);
  await sleep(1000);
  return `a cup of ${drink}`;
});

export async function serve(drink: string) {
  // TODO: make the coroutine, print "ordered", wait, and only then brew.
  return `no ${drink} yet`;
}

await run(async () => console.log(await serve("tea")));
