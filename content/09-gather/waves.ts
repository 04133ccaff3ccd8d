import { gather, run, sleep } from "asyncio";

async function watch(coast: string, limit: number, ms: number, seen: number[]) {
  for (const height of seen) {
    if (height > limit) {
      console.log(`${coast}: a wave of ${height} m`);
      return height;
    }
    await sleep(ms);
  }
  return 0;
}

async function main() {
  const heights = await gather([
    () => watch("north", 9, 1000, [4, 4, 4, 8, 7, 8, 7, 1, 6, 3, 9, 7, 10]),
    () => watch("west", 8, 2000, [4, 7, 9]),
    () => watch("south", 7, 3000, [0, 4, 4, 8]),
  ]);
  console.log(`north, west, south: ${heights.join(", ")}`);
}

await run(main);
