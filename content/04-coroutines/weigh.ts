import { run, sleep } from "asyncio";

async function weigh(parcels: number[]) {
  let total = 0;
  for (const grams of parcels) {
    await sleep(500);
    total += grams;
    console.log(`${grams} g, ${total} g so far`);
  }
  return total;
}

async function main() {
  console.log("put them on the scales");
  const total = await weigh([300, 450, 250]);
  console.log(`postage for ${total} g`);
}

await run(main);
