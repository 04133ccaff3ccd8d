import { createTask, gather, isCancelled, run, sleep } from "asyncio";

async function main() {
  const child = createTask(() => sleep(10_000));
  const other = createTask(() => sleep(2000));
  const gathered = gather([child, other]);
  await sleep(1000);
  child.cancel("only this one");
  try {
    await gathered;
  } catch (error) {
    if (isCancelled(error)) console.log("caught", (error as Error).message);
  }
  console.log("gather cancelled", Number(gathered.cancelled()), "done", Number(gathered.done()));
  console.log("other", Number(other.done()), Number(other.cancelled()));
  await other;
  console.log("other ended by itself");
}

await run(main);
