// How the answers in the database and their copies in the chapters become the same: of two answers to
// a question the newer one stands, and the first time that it was right is never forgotten.
import { answerCopies, answerCopy, copyAnswer, forgetCopy } from "./answercopies.ts";
import type { AnswerRecord, Database } from "./database.ts";
import { questionId, questionKinds } from "./questions.ts";
import type { Store } from "./storage.ts";

/** The two as one. */
export function joined(one: AnswerRecord, other: AnswerRecord): AnswerRecord {
  const newer = other.at > one.at ? other : one;
  return { ...newer, rightAt: earlier(one.rightAt, other.rightAt) };
}

/** The part of an object store that is needed, in whatever transaction. */
interface Answers {
  get(question: string): Promise<AnswerRecord | undefined>;
  put(answer: AnswerRecord): Promise<unknown>;
}

/** Gives how many answers were not there so. */
export async function foldAnswers(
  store: Answers,
  answers: readonly AnswerRecord[],
): Promise<number> {
  let changed = 0;
  for (const answer of answers) {
    const known = await store.get(answer.question);
    const next = known ? joined(known, answer) : answer;
    if (known && isSame(known, next)) continue;
    await store.put(next);
    changed += 1;
  }
  return changed;
}

/** All of them, or none. */
export async function putAnswers(base: Database, answers: readonly AnswerRecord[]): Promise<void> {
  const all = base.transaction("answers", "readwrite");
  all.done.catch(() => {});
  await foldAnswers(all.store, answers);
  await all.done;
}

/** Takes in what chapters kept, and hands them what came from elsewhere. */
export async function settleAnswers(base: Database, store: Store | null): Promise<void> {
  const copies = answerCopies(store);
  await putAnswers(base, copies.map(renamed));
  for (const copy of copies) {
    if (renamed(copy) !== copy) forgetCopy(store, copy.question);
  }
  for (const answer of await base.getAll("answers")) {
    const copy = answerCopy(store, answer.question);
    if (!copy || !isSame(copy, answer)) copyAnswer(store, answer);
  }
}

export function forgetCopies(store: Store | null): void {
  for (const { question } of answerCopies(store)) forgetCopy(store, question);
}

/** The first version named a question by its kind, its folder and its words. */
function renamed(answer: AnswerRecord): AnswerRecord {
  const [, kind, folder, what] = /^(\w+):(\d+-[^/:]+)[/:](.+)$/s.exec(answer.question) ?? [];
  if (folder === undefined || what === undefined) return answer;
  const known = questionKinds.find((one) => one === kind);
  return known ? { ...answer, question: questionId(known, folder, what) } : answer;
}

/** A time that nobody knows gives way to one that somebody does. */
function earlier(one: number | null, other: number | null): number | null {
  const known = [one, other].filter((at) => at !== null && at > 0) as number[];
  if (known.length > 0) return Math.min(...known);
  return one ?? other;
}

function isSame(one: AnswerRecord, other: AnswerRecord): boolean {
  return one.at === other.at && one.rightAt === other.rightAt;
}
