// What every page knows of a learner's progress without opening the database: which exercises are
// passed and begun, and which came last. Derived, and written anew whenever the database changes.
import type { Store } from "./journal.ts";

export interface Marks {
  readonly passed: readonly string[];
  readonly begun: readonly string[];
  /** The exercise that was worked on last. */
  readonly last: string | null;
}

export type Mark = "passed" | "begun" | "open";

export const marksKey = "interleave:marks";
const none: Marks = { passed: [], begun: [], last: null };

export function markOf({ passed, begun }: Marks, exercise: string): Mark {
  if (passed.includes(exercise)) return "passed";
  return begun.includes(exercise) ? "begun" : "open";
}

export const markWords: Readonly<Record<Mark, string>> = {
  passed: "Passed",
  begun: "Begun",
  open: "Not begun",
};

export function readMarks(store: Pick<Store, "getItem"> | null): Marks {
  try {
    const value: unknown = JSON.parse(store?.getItem(marksKey) ?? "null");
    if (typeof value !== "object" || value === null) return none;
    const { passed, begun, last } = value as Partial<Record<keyof Marks, unknown>>;
    return {
      passed: textsIn(passed),
      begun: textsIn(begun),
      last: typeof last === "string" ? last : null,
    };
  } catch {
    return none;
  }
}

export function writeMarks(store: Pick<Store, "setItem"> | null, marks: Marks): void {
  try {
    store?.setItem(marksKey, JSON.stringify(marks));
  } catch {
    // The next page shows no marks; nothing else depends on them.
  }
}

export interface Listed {
  readonly slug: string;
  readonly title: string;
}

/** Where a reader goes on: the exercise worked on last; if it is passed, the next that is not, going round. */
export function nextOf(list: readonly Listed[], { last, passed }: Marks): Listed | null {
  const at = Math.max(
    0,
    list.findIndex(({ slug }) => slug === last),
  );
  const onward = [...list.slice(at), ...list.slice(0, at)];
  return onward.find(({ slug }) => !passed.includes(slug)) ?? null;
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
