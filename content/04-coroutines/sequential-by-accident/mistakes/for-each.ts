// forEach does not wait for what its function returns.
// says: The calls were started, but nobody waits for them: forEach throws away
// the promises that its function returns.
export type Ask = (shop: string) => Promise<number>;

export async function cheapest(shops: string[], ask: Ask) {
  const prices: number[] = [];
  shops.forEach(async (shop) => {
    prices.push(await ask(shop));
  });
  return Math.min(...prices);
}
