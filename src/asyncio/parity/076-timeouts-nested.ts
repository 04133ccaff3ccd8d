import { isTimeout, run, sleep, type Timeout, timeout } from "asyncio";

async function attempt(outerMs: number, innerMs: number) {
  const scopes: Timeout[] = [];
  try {
    await timeout(outerMs, async (outer) => {
      scopes.push(outer);
      try {
        await timeout(innerMs, async (inner) => {
          scopes.push(inner);
          await sleep(5000);
        });
      } catch (error) {
        if (!isTimeout(error)) throw error;
        console.log("inner raises");
      }
      await sleep(5000);
    });
  } catch (error) {
    if (isTimeout(error)) console.log("outer raises");
  }
  console.log("expired", ...scopes.map((scope) => Number(scope.expired())));
}

async function main() {
  await attempt(3000, 1000);
  await attempt(1000, 3000);
  await attempt(2000, 2000);
}

await run(main);
