// What the doctor of hangs may find, each with the chapter that explains it.
import type { Place } from "../runner/protocol.ts";

export type FindingKind =
  /** It did not end, and why. */
  | "busyLoop"
  | "starvation"
  | "deadlock"
  | "foreverWait"
  | "stillScheduling"
  | "memory"
  | "leakedTimer"
  /** It ended, but wrongly. */
  | "afterFinish"
  | "unhandledRejection"
  | "floating"
  | "neverAwaited"
  | "unseenError"
  | "leakedTask"
  | "leakedConnection"
  | "leakedProcess"
  | "leakedServer"
  | "leakedSocket"
  | "leakedFile"
  | "blocked";

export interface Finding {
  readonly kind: FindingKind;
  /** One sentence with the line and what was waited for, without a full stop. */
  readonly sentence: string;
  readonly place: Place | null;
  /** What was waited for, in words. */
  readonly waitedFor: string | null;
  /** The address of the chapter that explains it. */
  readonly chapter: string;
}

/** As content/course.yaml names them; those that are not written yet are not linked. */
const chapters: Readonly<Record<FindingKind, string>> = {
  busyLoop: "waiting",
  starvation: "event-loop",
  deadlock: "locks",
  foreverWait: "futures",
  stillScheduling: "event-loop",
  memory: "event-loop",
  leakedTimer: "event-loop",
  afterFinish: "coroutines",
  unhandledRejection: "coroutines",
  floating: "coroutines",
  neverAwaited: "coroutines",
  unseenError: "tasks",
  leakedTask: "tasks",
  leakedConnection: "streams",
  leakedProcess: "subprocesses",
  leakedServer: "streams",
  leakedSocket: "http-by-hand",
  leakedFile: "crawlers",
  blocked: "waiting",
};

/** All the chapters that findings lead to. */
export const explaining: ReadonlySet<string> = new Set([
  ...Object.values(chapters),
  ...["synchronisation", "queues"],
]);

export function finding(
  kind: FindingKind,
  sentence: string,
  place: Place | null,
  waitedFor: string | null = null,
  chapter: string = chapters[kind],
): Finding {
  return { kind, sentence: upperFirst(sentence), place, waitedFor, chapter };
}

function upperFirst(text: string): string {
  return /^(the|a|an|task|\d+ tasks) /.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}
