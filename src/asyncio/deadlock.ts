// The words for a program that waits for ever: every waiting task and what it waits for.
import { RuntimeError } from "./errors.ts";
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
  if (kind === "sleep") return `sleep(${delay ?? 0})`;
  if (kind === "task") return `task ${(subject as Task<unknown>).name}`;
  // queueGet: a queue get, and so on: what the observer is told, as words.
  const words = kind.replace(/[A-Z]/, (letter) => ` ${letter.toLowerCase()}`);
  return `${kind === "event" ? "an" : "a"} ${words}`;
}
