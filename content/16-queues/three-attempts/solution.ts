import { createTask, gather, isCancelled, Queue, run, sleep } from "asyncio";

export type Deliver = (letter: string) => Promise<void>;

const attempts = 3;

export async function deliverAll(
  letters: string[],
  carriers: number,
  deliver: Deliver,
) {
  // The number of the attempt travels with the letter.
  const line = new Queue<{ letter: string; attempt: number }>();
  const givenUp: string[] = [];

  async function carry() {
    for (;;) {
      const { letter, attempt } = await line.get();
      try {
        await deliver(letter);
      } catch (error) {
        // Being told to stop is no failed delivery.
        if (isCancelled(error)) throw error;
        // Put back before it is reported below: the count never is zero too early.
        if (attempt === attempts) givenUp.push(letter);
        else line.putNowait({ letter, attempt: attempt + 1 });
      } finally {
        line.taskDone();
      }
    }
  }

  for (const letter of letters) line.putNowait({ letter, attempt: 1 });
  const tasks = Array.from({ length: carriers }, () => createTask(carry));
  await line.join();
  for (const task of tasks) task.cancel();
  await gather(tasks, { returnExceptions: true });
  return givenUp;
}

async function deliver(letter: string) {
  await sleep(1000);
  console.log(`${letter} delivered`);
}

console.log(await run(() => deliverAll(["to Ada", "to Ben"], 2, deliver)));
