// drain looks once.
// says: A task spawned another one while drain waited, and drain returned
// without it. Look at the set again, until it is empty.
import { createTask, type Task, wait } from "asyncio";

export class Crew {
  readonly #tasks = new Set<Task<void>>();
  readonly #errors: string[] = [];

  get size() {
    return this.#tasks.size;
  }

  spawn(name: string, work: () => Promise<void>): Task<void> {
    const task = createTask(work, { name });
    this.#tasks.add(task);
    task.addDoneCallback((done) => {
      this.#tasks.delete(done);
      const error = done.cancelled() ? null : done.exception();
      if (error !== null) {
        this.#errors.push(`${done.name}: ${(error as Error).message}`);
      }
    });
    return task;
  }

  async drain() {
    if (this.#tasks.size > 0) await wait(this.#tasks);
    return this.#errors.splice(0);
  }
}
