// The words for a program that waits for ever: every waiting task and what it waits for.
import { RuntimeError } from "./errors.ts";
import type { Future } from "./future.ts";
import type { Wait } from "./observer.ts";
import type { Task } from "./task.ts";

/** The error of a program in which nothing will ever happen again. */
export function deadlock(tasks: Iterable<Task<unknown>>): RuntimeError {
  const lines = [...tasks].map((task) => `  ${task.name} waits for ${waitsText(task)}`);
  const head = "Cannot go on: nothing is ready, no timer is pending, and the program is not over";
  return new RuntimeError([head, ...lines].join("\n"));
}

function waitsText(task: Task<unknown>): string {
  const waits = task.waits().map(waitText);
  return waits.length === 0 ? "a promise from outside the library" : waits.join(" and ");
}

function waitText({ kind, subject, delay }: Wait): string {
  switch (kind) {
    case "sleep":
      return `sleep(${delay ?? 0})`;
    case "turn":
      return "its next turn";
    case "task":
      return `task ${(subject as Task<unknown>).name}`;
    case "future":
      return (subject as Future<unknown>).label;
    case "gather":
    case "wait":
      return `${kind}()`;
    case "event":
      return "an event";
    case "lock":
    case "condition":
    case "semaphore":
    case "barrier":
    case "stream":
    case "process":
    case "thread":
      return `a ${kind}`;
    case "queueGet":
      return "an item from a queue";
    case "queuePut":
      return "room in a queue";
    case "queueJoin":
      return "a queue's items to be done";
    case "taskGroup":
      return "the tasks of its group";
    default:
      return kind satisfies never;
  }
}
