import { gather, ProcessPoolExecutor, run } from "asyncio";

function countPrimes(from: number, to: number): number {
  let count = 0;
  for (let n = Math.max(from, 2); n < to; n += 1) {
    let divisor = 2;
    while (divisor * divisor <= n && n % divisor > 0) divisor += 1;
    if (divisor * divisor > n) count += 1;
  }
  return count;
}

const parts = [0, 250_000, 500_000, 750_000];
const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);

async function main() {
  await using pool = new ProcessPoolExecutor({ maxWorkers: 4 });
  await gather(parts.map(() => pool.submit(countPrimes, 0, 2)));
  console.log("four processes have begun");

  const alone = parts.map((from) => countPrimes(from, from + 250_000));
  console.log("in this one:", sum(alone));

  const ask = (from: number) => pool.submit(countPrimes, from, from + 250_000);
  const together = await gather(parts.map(ask));
  console.log("in those four:", sum(together));
}

await run(main);
