// The copies of a reader's answers that the chapters read, one for each question, beside the database.
import type { AnswerRecord } from "./database.ts";
import {
  fieldsOf,
  keysWith,
  readItem,
  removeItem,
  type Store,
  textsIn,
  writeItem,
} from "./storage.ts";

const prefix = "interleave:answer:";

export function copyAnswer(store: Store | null, answer: AnswerRecord): void {
  writeItem(store, prefix + answer.question, answer);
}

export function answerCopy(store: Store | null, question: string): AnswerRecord | null {
  return answerIn(question, readItem(store, prefix + question));
}

/** Every answer that this browser has a copy of. */
export function answerCopies(store: Store | null): AnswerRecord[] {
  const questions = keysWith(store, prefix).map((key) => key.slice(prefix.length));
  return questions.map((one) => answerCopy(store, one)).filter((one) => one !== null);
}

export function forgetCopy(store: Store | null, question: string): void {
  removeItem(store, prefix + question);
}

/** Older copies tell neither time: 0 stands for that. */
function answerIn(question: string, value: unknown): AnswerRecord | null {
  const fields = fieldsOf<keyof AnswerRecord>(value);
  if (!fields || !Array.isArray(fields.chosen)) return null;
  const chosen = textsIn(fields.chosen);
  if (chosen.length !== fields.chosen.length) return null;
  const right = fields.right === true;
  const at = typeof fields.at === "number" ? fields.at : 0;
  const rightAt = typeof fields.rightAt === "number" ? fields.rightAt : right ? at : null;
  return { question, at, chosen, right, rightAt };
}
