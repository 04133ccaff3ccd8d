// What the library tells about itself, in the past tense. Empty by default; the sandbox hangs its
// recorder here. The library never learns what a timeline is.
import type { Future } from "./future.ts";
import type { Task } from "./task.ts";

type AnyTask = Task<unknown>;

/** What a task is suspended on. `subject` is the future, lock, queue ... itself. */
export interface Wait {
  readonly kind: WaitKind;
  readonly subject: object | null;
  /** Milliseconds, for `sleep`. */
  readonly delay?: number;
  /** The file's path, for `file`. */
  readonly label?: string;
}

export type WaitKind =
  | "sleep"
  | "turn"
  | "task"
  | "future"
  | "gather"
  | "wait"
  | "lock"
  | "event"
  | "condition"
  | "semaphore"
  | "barrier"
  | "queueGet"
  | "queuePut"
  | "queueJoin"
  | "taskGroup"
  | "stream"
  | "process"
  | "thread"
  | "file";

export interface Observer {
  taskCreated?(task: AnyTask, parent: AnyTask | null): void;
  taskNamed?(task: AnyTask): void;
  /** Its function is about to be called. */
  taskStarted?(task: AnyTask): void;
  taskWaited?(task: AnyTask, wait: Wait): void;
  /** A step was scheduled; `by` is the task whose code caused it. */
  taskWoken?(task: AnyTask, by: AnyTask | null): void;
  taskResumed?(task: AnyTask): void;
  /** A step ended without finishing the task. */
  taskSuspended?(task: AnyTask): void;
  taskCancelRequested?(task: AnyTask, by: AnyTask | null, message: string | undefined): void;
  taskFinished?(task: AnyTask): void;
  futureSettled?(future: Future<unknown>, by: AnyTask | null): void;
  /** Told by the constructor of a lock, semaphore, queue ... */
  objectMade?(object: object): void;
  /** A lock, semaphore, queue ... changed: what happened, and the number that now describes it. */
  objectChanged?(object: object, change: ObjectChange, size: number): void;
  /** A failure that nobody saw, a coroutine that nobody awaited; told at the end of `run`. */
  reported?(kind: "neverAwaited" | "neverRetrieved", subject: object, error: unknown): void;
}

export type ObjectChange =
  | "acquired"
  | "released"
  | "set"
  | "cleared"
  | "put"
  | "got"
  | "taskDone"
  | "notified"
  | "shutdown"
  | "broken"
  | "filled";

/** The one observer of this realm; assign the hooks you want. */
export const observer: Observer = {};
