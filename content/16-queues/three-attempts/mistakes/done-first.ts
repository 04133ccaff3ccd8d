// The letter is reported before it is put back.
// says: The last letter failed, and it was over before its second attempt:
// it was reported as done before it was put back, and in between the count
// was zero.
import { createTask, gather, Queue, sleep } from "asyncio";

export async function deliverAll(
  letters: string[],
  carriers: number,
  deliver: (letter: string) => Promise<void>,
) {
  const line = new Queue<{ letter: string; attempt: number }>();
  const givenUp: string[] = [];
  async function carry() {
    for (;;) {
      const { letter, attempt } = await line.get();
      const good = await deliver(letter).then(
        () => true,
        () => false,
      );
      line.taskDone();
      await sleep(0);
      if (good) continue;
      if (attempt === 3) givenUp.push(letter);
      else await line.put({ letter, attempt: attempt + 1 });
    }
  }
  for (const letter of letters) line.putNowait({ letter, attempt: 1 });
  const tasks = Array.from({ length: carriers }, () => createTask(carry));
  await line.join();
  for (const task of tasks) task.cancel();
  await gather(tasks, { returnExceptions: true });
  return givenUp;
}
