// Every cancellation is taken for the visitor's.
// says: loadFor was cancelled itself, the visitor was still there, and it
// returned as if nothing had been. Whoever cancelled it waits for a
// cancellation: catch it only if left.done().
import { createTask, type Future, gather, isCancelled } from "asyncio";

export async function loadFor(
  left: Future<void>,
  parts: (() => Promise<string>)[],
) {
  if (left.done()) return parts.map(() => null);
  const tasks = parts.map((part) => createTask(part));
  const group = gather(tasks, { returnExceptions: true });
  left.addDoneCallback(() => group.cancel());
  try {
    await group;
  } catch (error) {
    if (!isCancelled(error)) throw error;
  }
  return tasks.map((task) => {
    const end = task.outcome();
    return end.kind === "returned" ? end.value : null;
  });
}
