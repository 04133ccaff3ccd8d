import { coroutine, run, sleep } from "asyncio";

const brew = coroutine(async (drink: string) => {
  console.log(`water on for ${drink}`);
  await sleep(1000);
  return `a cup of ${drink}`;
});

async function main() {
  const tea = brew("tea");
  console.log("brew was called");
  await sleep(2000);
  const cup = await tea;
  console.log(cup);
}

await run(main);
