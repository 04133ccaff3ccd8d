import {
  createTask,
  Future,
  gather,
  getRunningLoop,
  isCancelled,
  run,
  sleep,
} from "asyncio";

export type Part = () => Promise<string>;

export async function loadFor(left: Future<void>, parts: Part[]) {
  if (left.done()) return parts.map(() => null);
  const tasks = parts.map((part) => createTask(part));
  // Failures as results: one bad part is no reason to give up the page.
  const group = gather(tasks, { returnExceptions: true });
  const stop = () => group.cancel();
  left.addDoneCallback(stop);
  try {
    await group;
  } catch (error) {
    // Not because of the visitor? Then it was meant for us, and travels on.
    if (!isCancelled(error) || !left.done()) throw error;
  } finally {
    // The visitor may stay for hours, and load a hundred pages.
    left.removeDoneCallback(stop);
  }
  return tasks.map((task) => {
    const end = task.outcome();
    return end.kind === "returned" ? end.value : null;
  });
}

async function load(part: string, ms: number) {
  await sleep(ms);
  console.log(`${part} loaded`);
  return part;
}

const parts = [() => load("photos", 1000), () => load("reviews", 5000)];
await run(async () => {
  const left = new Future<void>();
  getRunningLoop().callLater(2000, () => left.setResult());
  console.log(await loadFor(left, parts));
});
