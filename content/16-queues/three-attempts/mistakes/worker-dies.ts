// Done is said in a finally, and the error still ends the carrier.
// says: Nobody was at home, the carrier fell over it, and all the others
// wait for ever. Catch the error around the delivery, and call taskDone
// whatever happened.
import { createTask, gather, Queue } from "asyncio";

export async function deliverAll(
  letters: string[],
  carriers: number,
  deliver: (letter: string) => Promise<void>,
) {
  const line = new Queue<string>();
  const givenUp: string[] = [];
  async function carry() {
    for (;;) {
      const letter = await line.get();
      try {
        await deliver(letter);
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
  return givenUp;
}
