// P36: seven pages for two workers that block: nobody gains anything, 3,200 ms.
import { blockFor, gather, Queue, run } from "asyncio";

const delays = [300, 800, 400, 300, 500, 500, 400];

await run(async () => {
  const queue = new Queue<number>();
  for (const delay of delays) queue.putNowait(delay);
  const work = async () => {
    while (!queue.empty()) blockFor(queue.getNowait());
  };
  await gather([work, work]);
  console.log("seven pages");
});

// prints: 3200 seven pages
