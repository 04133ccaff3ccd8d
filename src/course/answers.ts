// What a reader answered within a chapter (predictions, questions, arranged programs): written at once
// in a copy that the chapter reads, then into the database. Where neither is kept, the answer lives as
// long as the page.
import { answerCopy, copyAnswer } from "./answercopies.ts";
import type { AnswerRecord } from "./database.ts";
import { localStore } from "./storage.ts";

/** What was chosen, and how it went. */
export type Answered = Pick<AnswerRecord, "chosen" | "right">;

export function keepAnswer(question: string, { chosen, right }: Answered): void {
  const store = localStore();
  const at = Date.now();
  const before = answerCopy(store, question)?.rightAt ?? null;
  const answer = { question, at, chosen, right, rightAt: before ?? (right ? at : null) };
  copyAnswer(store, answer);
  // The database comes with the first answer. Without it the copy waits for the next visit.
  void import("./answerwork.ts").then(({ putAnswer }) => putAnswer(answer)).catch(() => {});
}

/** `null` when it was never answered, or when what is kept can't be read. */
export function keptAnswer(question: string): Answered | null {
  return answerCopy(localStore(), question);
}
