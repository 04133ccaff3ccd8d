// It returns early, and stops nobody.
// says: loadFor returned, and the parts went on behind its back. Not waiting
// for them does not stop them: cancel the group.
import {
  createTask,
  FIRST_COMPLETED,
  type Future,
  gather,
  wait,
} from "asyncio";

export async function loadFor(
  left: Future<void>,
  parts: (() => Promise<string>)[],
) {
  const tasks = parts.map((part) => createTask(part));
  const group = gather(tasks, { returnExceptions: true });
  await wait<unknown>([left, group], { returnWhen: FIRST_COMPLETED });
  return tasks.map((task) => {
    const end = task.outcome();
    return end.kind === "returned" ? end.value : null;
  });
}
