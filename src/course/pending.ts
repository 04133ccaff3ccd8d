// Attempts on their way to the database, written at once: what a tab puts aside or hands in is there
// again though the tab was killed in the same moment. An entry goes when the database has it.
import { type AttemptRecord, asides, type Result } from "./database.ts";
import { fieldsOf, keysWith, readItem, removeItem, type Store, writeItem } from "./storage.ts";

const prefix = "interleave:attempt:";

/** Whether it is written now. */
export function writePending(store: Store | null, attempt: AttemptRecord): boolean {
  return writeItem(store, prefix + attempt.id, attempt);
}

export function pendingIn(store: Store | null): AttemptRecord[] {
  return keysWith(store, prefix)
    .map((key) => attemptIn(readItem(store, key)))
    .filter((attempt) => attempt !== null);
}

export function pendingDone(store: Store | null, { id }: AttemptRecord): void {
  removeItem(store, prefix + id);
}

function attemptIn(value: unknown): AttemptRecord | null {
  const { id, exercise, at, code, result } = fieldsOf<keyof AttemptRecord>(value) ?? {};
  const read = resultIn(result);
  if (typeof id !== "string" || typeof exercise !== "string" || typeof code !== "string")
    return null;
  return typeof at === "number" && read ? { id, exercise, at, code, result: read } : null;
}

function resultIn(value: unknown): Result | null {
  const { kind, passed, of, seed, why } =
    fieldsOf<"kind" | "passed" | "of" | "seed" | "why">(value) ?? {};
  switch (kind) {
    case "refused":
      return { kind };
    case "aside": {
      const known = asides.find((one) => one === why);
      return known ? { kind, why: known } : null;
    }
    case "passed":
    case "failed":
      if (typeof passed !== "number" || typeof of !== "number" || typeof seed !== "number")
        return null;
      return { kind, passed, of, seed };
    default:
      return null;
  }
}
