import { Queue, run } from "asyncio";

async function main() {
  const belt = new Queue<number>({ maxsize: 2 });
  for (const plate of [1, 2, 3]) await belt.put(plate);
  while (!belt.empty()) console.log(await belt.get());
}

await run(main);

// says: foreverWait: main() waits at line 5 for room in queue belt, which is full (2 items), and nobody is left who could take one out
