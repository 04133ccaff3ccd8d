import { run, sleep } from "asyncio";

async function fetchPrice(item: string): Promise<number> {
  await sleep(1000);
  throw new Error(`no price for ${item}`);
}

async function priceOrZero(item: string) {
  try {
    return fetchPrice(item);
  } catch {
    return 0;
  }
}

async function main() {
  try {
    console.log(await priceOrZero("tea"));
  } catch (error) {
    console.log(`main caught: ${(error as Error).message}`);
  }
}

await run(main);
