// Code at the top level of a program is no task. What needs one to cancel gets one there.
import { RuntimeError } from "./errors.ts";
import { currentStep } from "./step.ts";
import { createTask, currentTask, type Task } from "./task.ts";

/**
 * Calls `body` with the running task; at the top level with a task made for it. In a callback it
 * rejects, for there is nobody to cancel.
 */
export function inTask<T>(what: string, body: (task: Task<unknown>) => Promise<T>): PromiseLike<T> {
  const task = currentTask();
  if (task !== null) return body(task);
  if (currentStep() === null) return createTask(() => inTask(what, body));
  const error = `Cannot start ${what} here: there is no task to cancel, expected the code of a task`;
  return Promise.reject(new RuntimeError(error));
}
