// What a task waits for, in words: `sleep 3 s`, `task rice`, `lock 1`.
import type { Wait, WaitKind } from "../asyncio/observer.ts";

export interface Subject {
  readonly text: string;
  readonly task: number | null;
  readonly object: number | null;
}

const { max } = Math;

const words: Readonly<Record<WaitKind, string>> = {
  sleep: "sleep",
  turn: "its next turn",
  task: "task",
  future: "future",
  gather: "gather",
  wait: "wait",
  lock: "lock",
  event: "event",
  condition: "condition",
  semaphore: "semaphore",
  barrier: "barrier",
  queueGet: "get from queue",
  queuePut: "put into queue",
  queueJoin: "join of queue",
  taskGroup: "task group",
  stream: "stream",
  process: "process",
  thread: "thread",
  file: "file",
};

/** `label` is the awaited thing's name or number. */
export function waitText(wait: Wait, label: string): string {
  if (wait.kind === "sleep") return `sleep ${duration(wait.delay ?? 0)}`;
  return label === "" ? words[wait.kind] : `${words[wait.kind]} ${label}`;
}

function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${max(0, milliseconds)} ms`;
  return `${milliseconds / 1000} s`;
}
