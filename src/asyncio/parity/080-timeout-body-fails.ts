import { currentTask, run, sleep, type Timeout, timeout } from "asyncio";

async function main() {
  const scopes: Timeout[] = [];
  const expired = () => Number(scopes.at(-1)?.expired());
  try {
    await timeout(1000, (scope) => {
      scopes.push(scope);
      throw new Error("from the body");
    });
  } catch (error) {
    console.log((error as Error).message, expired());
  }
  try {
    await timeout(1000, async (scope) => {
      scopes.push(scope);
      await sleep(5000).catch(() => {
        throw new Error("while expiring");
      });
    });
  } catch (error) {
    console.log((error as Error).message, expired(), currentTask()?.cancelling());
  }
}

await run(main);
