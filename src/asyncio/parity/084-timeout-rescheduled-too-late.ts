import { isTimeout, RuntimeError, run, sleep, type Timeout, timeout } from "asyncio";

function attempt(scope: Timeout, when: number, state: string) {
  try {
    scope.reschedule(when);
  } catch (error) {
    if (error instanceof RuntimeError) console.log(`${state}: RuntimeError`);
  }
}

async function main() {
  attempt(await timeout(9000, async (scope) => scope), 5000, "finished");
  try {
    await timeout(1000, async (scope) => {
      try {
        await sleep(5000);
      } finally {
        attempt(scope, 20_000, "expiring");
      }
    });
  } catch (error) {
    if (isTimeout(error)) console.log("timed out");
  }
}

await run(main);
