import { gather, run, sleep } from "asyncio";

export type Ask = (shop: string) => Promise<number>;

export async function cheapest(shops: string[], ask: Ask) {
  // gather starts each function as a task of its own and waits for all.
  const prices = await gather(shops.map((shop) => () => ask(shop)));
  return Math.min(...prices);
}

async function slowShop(shop: string) {
  await sleep(3000);
  return shop.length * 10;
}

console.log(await run(() => cheapest(["north", "southern"], slowShop)));
