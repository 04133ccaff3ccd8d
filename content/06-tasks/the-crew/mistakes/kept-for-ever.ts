// Nobody is taken out.
// says: Tasks that are done are still kept. On a server that runs for weeks
// the set grows with every mail.
import { createTask, type Task, wait } from "asyncio";

export class Crew {
  readonly #tasks = new Set<Task<void>>();

  get size() {
    return this.#tasks.size;
  }

  spawn(name: string, work: () => Promise<void>): Task<void> {
    const task = createTask(work, { name });
    this.#tasks.add(task);
    return task;
  }

  async drain(): Promise<string[]> {
    if (this.#tasks.size > 0) await wait(this.#tasks);
    return [];
  }
}
