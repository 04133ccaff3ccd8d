// P27: one page 1, 10, 50, 100 and 500 times, by ten threads that each block for it.
import { blockFor, gather, run, ThreadPoolExecutor } from "asyncio";

function fetchPage(): number {
  blockFor(300);
  return 200;
}

await run(async () => {
  await using pool = new ThreadPoolExecutor({ maxWorkers: 10 });
  for (const count of [1, 10, 50, 100, 500]) {
    const statuses = await gather(Array.from({ length: count }, () => pool.submit(fetchPage)));
    console.log(`${statuses.length} pages`);
  }
});

// prints: 300 1 pages
// prints: 600 10 pages
// prints: 2100 50 pages
// prints: 5100 100 pages
// prints: 20100 500 pages
