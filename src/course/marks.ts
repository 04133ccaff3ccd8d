// What every page knows of a learner's progress without opening the database: which exercises are
// passed and begun, which questions are answered, and what came last. Derived, and written anew whenever the database changes.
import { fieldsOf, readItem, type Store, textsIn, writeItem } from "./storage.ts";

export interface Marks {
  readonly passed: readonly string[];
  readonly begun: readonly string[];
  /** The exercise that was worked on last. */
  readonly last: string | null;
  /** Questions that were answered, and those of them that once were answered right. */
  readonly answered: readonly string[];
  readonly right: readonly string[];
}

export type Mark = "passed" | "begun" | "open";

export const marksKey = "interleave:marks";
export const noMarks: Marks = { passed: [], begun: [], last: null, answered: [], right: [] };

export function markOf({ passed, begun }: Marks, exercise: string): Mark {
  if (passed.includes(exercise)) return "passed";
  return begun.includes(exercise) ? "begun" : "open";
}

export const markWords: Readonly<Record<Mark, string>> = {
  passed: "Passed",
  begun: "Begun",
  open: "Not begun",
};

export type AnswerMark = "right" | "answered" | "open";

export function answerMarkOf({ answered, right }: Marks, question: string): AnswerMark {
  if (right.includes(question)) return "right";
  return answered.includes(question) ? "answered" : "open";
}

export const answerWords: Readonly<Record<AnswerMark, string>> = {
  right: "Right",
  answered: "Not right yet",
  open: "Not answered",
};

export function readMarks(store: Pick<Store, "getItem"> | null): Marks {
  const fields = fieldsOf<keyof Marks>(readItem(store, marksKey));
  if (fields === null) return noMarks;
  return {
    passed: textsIn(fields.passed),
    begun: textsIn(fields.begun),
    last: typeof fields.last === "string" ? fields.last : null,
    answered: textsIn(fields.answered),
    right: textsIn(fields.right),
  };
}

/** Where it can't be kept, the next page shows no marks; nothing else depends on them. */
export function writeMarks(store: Pick<Store, "setItem"> | null, marks: Marks): void {
  writeItem(store, marksKey, marks);
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
