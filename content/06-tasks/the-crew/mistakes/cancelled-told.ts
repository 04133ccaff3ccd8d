// A cancellation is taken for an error.
// says: A cancelled task was told as an error. Somebody wanted it to stop:
// ask cancelled() first.
import { createTask, type Task, wait } from "asyncio";

export class Crew {
  readonly #tasks = new Set<Task<void>>();
  #errors: string[] = [];

  get size() {
    return this.#tasks.size;
  }

  spawn(name: string, work: () => Promise<void>): Task<void> {
    const task: Task<void> = createTask(
      async () => {
        try {
          await work();
        } catch (error) {
          this.#errors.push(`${name}: ${(error as Error).message}`);
        } finally {
          this.#tasks.delete(task);
        }
      },
      { name },
    );
    this.#tasks.add(task);
    return task;
  }

  async drain() {
    while (this.#tasks.size > 0) await wait(this.#tasks);
    return this.#errors.splice(0);
  }
}
