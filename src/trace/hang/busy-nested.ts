function smallest(of: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const one of of) {
    if (one < least) least = one;
  }
  return least;
}

const prices = [30, 20, 10];
for (let round = 0; round < 3; round++) prices.push(round);
while (smallest(prices) < 100) {
  for (let i = 0; i < prices.length; i++) prices[i] = smallest(prices);
}

// says: busyLoop: The program, last seen at line 11, computes without end and never gives up its turn, so nothing else can run
