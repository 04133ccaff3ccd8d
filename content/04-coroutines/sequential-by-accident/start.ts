import { run, sleep } from "asyncio";

export type Ask = (shop: string) => Promise<number>;

export async function cheapest(shops: string[], ask: Ask) {
  const prices: number[] = [];
  // TODO: don't wait for one shop before you ask the next.
  for (const shop of shops) prices.push(await ask(shop));
  return Math.min(...prices);
}

async function slowShop(shop: string) {
  await sleep(3000);
  return shop.length * 10;
}

console.log(await run(() => cheapest(["north", "southern"], slowShop)));
