import { LifoQueue, PriorityQueue, run } from "asyncio";

interface Job {
  readonly rank: number;
  readonly name: string;
}

async function main() {
  const queue = new PriorityQueue<Job>({ compare: (a, b) => a.rank - b.rank });
  for (const [i, rank] of [3, 1, 2, 1, 3, 2, 1, 3, 2, 1, 2, 3].entries()) {
    queue.putNowait({ rank, name: "abcdefghijkl".charAt(i) });
  }
  const names: string[] = [];
  while (!queue.empty()) {
    names.push((await queue.get()).name);
    if (names.length === 4) queue.putNowait({ rank: 2, name: "late" });
  }
  console.log(...names);
  const stack = new LifoQueue<string>();
  for (const item of "xyz") await stack.put(item);
  console.log(...[1, 2, 3].map(() => stack.getNowait()));
}

await run(main);
