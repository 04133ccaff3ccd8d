import { PriorityQueue, run } from "asyncio";

async function main() {
  const queue = new PriorityQueue<(number | string)[]>();
  for (const item of [[10, "a"], [9, "b"], [9, "a"], [10], [2, "z", 1]]) {
    queue.putNowait(item);
  }
  while (!queue.empty()) console.log(...queue.getNowait());
  const words = new PriorityQueue<string>();
  for (const word of "pear fig apple date".split(" ")) words.putNowait(word);
  console.log(...[1, 2, 3, 4].map(() => words.getNowait()));
}

await run(main);
