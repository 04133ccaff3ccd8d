import { createTask, type FIRST_COMPLETED, run, sleep, ValueError, wait } from "asyncio";

async function main() {
  const task = createTask(() => sleep(0));
  const soon = "SOON" as typeof FIRST_COMPLETED;
  for (const attempt of [() => wait([]), () => wait([task], { returnWhen: soon })]) {
    try {
      await attempt();
    } catch (error) {
      if (error instanceof ValueError) console.log("ValueError");
    }
  }
  const { done, pending } = await wait([task, task, task]);
  console.log("the same task is counted once", done.size, pending.size);
}

await run(main);
