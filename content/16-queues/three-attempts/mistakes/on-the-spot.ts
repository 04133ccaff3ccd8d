// The carrier stands at the door until somebody opens.
// says: The letter was tried again on the spot, and all others waited for
// it. Put it back into the queue: then it is behind them.
import { createTask, gather, Queue } from "asyncio";

export async function deliverAll(
  letters: string[],
  carriers: number,
  deliver: (letter: string) => Promise<void>,
) {
  const line = new Queue<string>();
  const givenUp: string[] = [];
  async function attempt(letter: string, left: number) {
    try {
      await deliver(letter);
    } catch {
      if (left > 1) await attempt(letter, left - 1);
      else givenUp.push(letter);
    }
  }
  async function carry() {
    for (;;) {
      await attempt(await line.get(), 3);
      line.taskDone();
    }
  }
  for (const letter of letters) line.putNowait(letter);
  const tasks = Array.from({ length: carriers }, () => createTask(carry));
  await line.join();
  for (const task of tasks) task.cancel();
  await gather(tasks, { returnExceptions: true });
  return givenUp;
}
