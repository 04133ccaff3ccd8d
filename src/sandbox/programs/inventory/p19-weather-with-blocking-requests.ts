// P19: the same twelve answers, each waited for with everybody else; it takes as long as all together.
import { blockFor, createTask, gather, run } from "asyncio";

const delays = [210, 340, 180, 420, 260, 390, 150, 310, 280, 450, 230, 370];

await run(async () => {
  const tasks = delays.map((delay) => createTask(async () => blockFor(delay)));
  await gather(tasks);
  console.log(`${tasks.length} cities`);
});

// prints: 3590 12 cities
