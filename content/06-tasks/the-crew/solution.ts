import { createTask, run, sleep, type Task, wait } from "asyncio";

export class Crew {
  readonly #tasks = new Set<Task<void>>();
  #errors: string[] = [];

  get size() {
    return this.#tasks.size;
  }

  spawn(name: string, work: () => Promise<void>): Task<void> {
    const task = createTask(work, { name });
    this.#tasks.add(task);
    task.addDoneCallback((done) => this.#finished(done));
    return task;
  }

  async drain(): Promise<string[]> {
    // Who is waited for may spawn somebody else: look again.
    while (this.#tasks.size > 0) await wait(this.#tasks);
    const errors = this.#errors;
    this.#errors = [];
    return errors;
  }

  #finished(task: Task<void>) {
    this.#tasks.delete(task);
    // exception() of a cancelled task throws.
    if (task.cancelled()) return;
    const error = task.exception();
    if (error === null) return;
    const text = error instanceof Error ? error.message : String(error);
    this.#errors.push(`${task.name}: ${text}`);
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
