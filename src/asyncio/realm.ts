// The only state that belongs to no object: what a realm has one of. Everything else hangs on a loop.
import type { Context } from "./context.ts";
import type { DefaultExecutor } from "./defaultexecutor.ts";
import type { Future } from "./future.ts";
import type { Loop } from "./loop.ts";
import type { CreateTask } from "./task.ts";

interface Realm {
  /** Serves code outside every `run`; made at first use. */
  rootLoop: Loop | null;
  rootContext: Context | null;
  /** How many tasks were made; the next one's default name. */
  tasks: number;
  /** What a loop makes without knowing how; set by `future.ts` and `task.ts`. */
  createFuture: <T>(loop: Loop) => Future<T>;
  createTask: CreateTask;
  /** What serves a loop when no pool is named; set by `executor.ts`. */
  createDefaultExecutor: (loop: Loop) => DefaultExecutor;
}

export const realm: Realm = {
  rootLoop: null,
  rootContext: null,
  tasks: 0,
  createFuture: unready,
  createTask: unready,
  createDefaultExecutor: unready,
};

function unready(): never {
  throw new Error("Cannot create this: the library is not loaded yet, expected index.ts first");
}
