import { createTask, isTimeout, run, shield, sleep, waitFor } from "asyncio";

async function inner() {
  await sleep(3000);
  return "slow but sure";
}

async function main() {
  const task = createTask(inner);
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      console.log(await waitFor(shield(task), 800));
      break;
    } catch (error) {
      if (isTimeout(error)) console.log("not yet", attempt);
    }
  }
}

await run(main);
