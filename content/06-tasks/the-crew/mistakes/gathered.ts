// gather ends at the first error.
// says: The first error ended drain, and the others were still at work. wait
// only waits; gather throws, unless it is told not to.
import { createTask, gather, type Task } from "asyncio";

export class Crew {
  readonly #tasks = new Set<Task<void>>();

  get size() {
    return this.#tasks.size;
  }

  spawn(name: string, work: () => Promise<void>): Task<void> {
    const task = createTask(work, { name });
    this.#tasks.add(task);
    task.addDoneCallback((done) => this.#tasks.delete(done));
    return task;
  }

  async drain(): Promise<string[]> {
    while (this.#tasks.size > 0) await gather([...this.#tasks]);
    return [];
  }
}
