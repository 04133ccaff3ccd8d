import { createTask, gather, run, shield, sleep, type Task } from "asyncio";

const pending = new Map<string, Task<string>>();

async function fetched(key: string) {
  console.log("fetching", key);
  await sleep(1000);
  return key.toUpperCase();
}

async function get(key: string) {
  let task = pending.get(key);
  if (task === undefined) {
    task = createTask(() => fetched(key));
    pending.set(key, task);
    task.addDoneCallback(() => pending.delete(key));
  }
  return await shield(task);
}

async function main() {
  const readers = ["a", "b", "a", "a"].map((key) => createTask(() => get(key)));
  await sleep(500);
  readers[0]?.cancel();
  const values = await gather(readers.slice(1));
  console.log(...values, Number(readers[0]?.cancelled()), pending.size);
  console.log(await get("a"));
}

await run(main);
