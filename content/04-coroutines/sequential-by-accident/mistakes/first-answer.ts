// Started together, and only one of them is waited for.
// says: The shop that answers first is not the cheapest one: wait for all
// answers before you compare.
export type Ask = (shop: string) => Promise<number>;

export async function cheapest(shops: string[], ask: Ask) {
  const prices: number[] = [];
  const calls = shops.map(async (shop) => {
    prices.push(await ask(shop));
  });
  await Promise.race(calls);
  return Math.min(...prices);
}
