import { createTask, gather, Queue, run, sleep } from "asyncio";

export type Deliver = (letter: string) => Promise<void>;

export async function deliverAll(
  letters: string[],
  carriers: number,
  deliver: Deliver,
) {
  const line = new Queue<string>();
  const givenUp: string[] = [];

  async function carry() {
    for (;;) {
      const letter = await line.get();
      // TODO: what if this throws? Nobody would say that the letter is done.
      await deliver(letter);
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

async function deliver(letter: string) {
  await sleep(1000);
  console.log(`${letter} delivered`);
}

console.log(await run(() => deliverAll(["to Ada", "to Ben"], 2, deliver)));
