// It is tried until it works.
// says: A letter that can't be delivered goes round for ever, and keeps
// everybody busy. Count its attempts.
import { createTask, gather, isCancelled, Queue } from "asyncio";

export async function deliverAll(
  letters: string[],
  carriers: number,
  deliver: (letter: string) => Promise<void>,
) {
  const line = new Queue<string>();
  async function carry() {
    for (;;) {
      const letter = await line.get();
      try {
        await deliver(letter);
      } catch (error) {
        if (isCancelled(error)) throw error;
        line.putNowait(letter);
      } finally {
        line.taskDone();
      }
    }
  }
  for (const letter of letters) line.putNowait(letter);
  const tasks = Array.from({ length: carriers }, () => createTask(carry));
  await line.join();
  for (const task of tasks) task.cancel();
  await gather(tasks, { returnExceptions: true });
  return [];
}
