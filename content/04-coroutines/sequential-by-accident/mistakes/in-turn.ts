// A function of functions, and still an await at each of them.
// says: The shops were asked one after the other, which takes six seconds.
export type Ask = (shop: string) => Promise<number>;

export async function cheapest(shops: string[], ask: Ask) {
  const calls = shops.map((shop) => () => ask(shop));
  let lowest = Number.POSITIVE_INFINITY;
  for (const call of calls) lowest = Math.min(lowest, await call());
  return lowest;
}
