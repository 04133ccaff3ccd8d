import { createTask, run, sleep, type Task } from "asyncio";

export class Crew {
  // TODO: keep the tasks, hear of their errors, wait for them.
  get size() {
    return 0;
  }

  spawn(name: string, work: () => Promise<void>): Task<void> {
    return createTask(work, { name });
  }

  async drain(): Promise<string[]> {
    return [];
  }
}

async function send(to: number) {
  await sleep(to * 1000);
  if (to === 2) throw new Error("mailbox full");
  console.log(`mail ${to} sent`);
}

await run(async () => {
  const crew = new Crew();
  for (const to of [1, 2, 3]) crew.spawn(`mail ${to}`, () => send(to));
  console.log(await crew.drain());
});
