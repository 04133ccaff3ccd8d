// The database as a chapter needs it: opened with the first answer, for what is answered there.
import { putAnswers } from "./answerfold.ts";
import type { AnswerRecord } from "./database.ts";
import { openWork, renewMarks, type Work } from "./work.ts";

let work: Work | undefined;

export async function putAnswer(answer: AnswerRecord): Promise<void> {
  work ??= openWork();
  const base = await work.base;
  if (base === null) return;
  await putAnswers(base, [answer]);
  await renewMarks(work);
}
