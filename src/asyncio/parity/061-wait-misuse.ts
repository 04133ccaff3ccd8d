import {
  createTask,
  type FIRST_COMPLETED,
  type Future,
  run,
  sleep,
  ValueError,
  wait,
} from "asyncio";

async function main() {
  const soon = "SOON" as typeof FIRST_COMPLETED;
  for (const attempt of [
    () => wait([]),
    () => wait([createTask(() => sleep(0))], { returnWhen: soon }),
  ]) {
    try {
      await attempt();
    } catch (error) {
      if (error instanceof ValueError) console.log("ValueError");
    }
  }
  try {
    await wait([sleep as unknown as Future<void>]);
  } catch (error) {
    if (error instanceof TypeError)
      console.log("only futures, no coroutine that nobody started: TypeError");
  }
}

await run(main);
