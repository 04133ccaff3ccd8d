import { CancelledError, currentTask, run, sleep, type Timeout, timeout } from "asyncio";

async function main() {
  let kept: Timeout | null = null;
  try {
    await timeout(1000, async (scope) => {
      kept = scope;
      console.log("when", `${(scope.when() ?? 0) / 1000}.0`, "expired", Number(scope.expired()));
      await sleep(5000);
      console.log("not reached");
    });
  } catch (error) {
    const { cause } = error as Error;
    const scope = kept as Timeout | null;
    console.log(
      "timed out",
      cause instanceof CancelledError ? "CancelledError" : "?",
      Number(scope?.expired()),
    );
  }
  console.log("requests", currentTask()?.cancelling());
  await timeout(1000, () => sleep(500));
  console.log("in time");
}

await run(main);
