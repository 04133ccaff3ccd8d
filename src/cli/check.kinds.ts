// What the gate asks of the questions within a chapter's text: a prediction has lines to predict, a
// question has one right answer (or says that it has several) and explains every one.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type By, predictionOf } from "../course/prediction.ts";
import { printedWithReasons } from "../trace/reasons.ts";
import type { Chapter, Finding } from "./check.chapter.ts";
import { eventsOf } from "./check.run.ts";
import { proseOf, type Tag, tagsIn } from "./check.tags.ts";

/** How many questions there were, and what is wrong with them. */
export interface KindsReport {
  readonly questions: number;
  readonly findings: readonly Finding[];
}

export async function checkKinds(chapter: Chapter): Promise<KindsReport> {
  const text = await readFile(chapter.page, "utf8").catch(() => "");
  const tags = tagsIn(proseOf(text));
  const findings: Finding[] = [];
  let questions = 0;
  for (const tag of tags) {
    const found = await findingsOf(chapter, tag);
    if (found === null) continue;
    questions += 1;
    findings.push(...found.map((one) => ({ file: chapter.page, ...one })));
  }
  return { questions, findings };
}

type Wrong = Omit<Finding, "file">;

/** `null` for what is no question. */
async function findingsOf(chapter: Chapter, tag: Tag): Promise<Wrong[] | null> {
  switch (tag.name) {
    case "Predict":
      return chapter.examples.includes(tag.attributes.of ?? "") ? predict(chapter, tag) : [];
    case "Quiz":
      return quiz(tag);
    default:
      return null;
  }
}

async function predict(chapter: Chapter, { attributes }: Tag): Promise<Wrong[]> {
  const name = attributes.of ?? "";
  const by = attributes.by ?? "order";
  if (!isBy(by)) {
    const mend = 'leave it away, or write by="time"';
    return [{ found: `<Predict by="${by}">`, expected: '"order" or "time"', mend }];
  }
  const source = await readFile(join(chapter.folder, `${name}.ts`), "utf8");
  try {
    predictionOf(name, printedWithReasons(await eventsOf(source), source), by);
    return [];
  } catch (error) {
    const found = `<Predict of="${name}" />: ${error instanceof Error ? error.message : error}`;
    const expected = "a run that can be predicted";
    return [{ found, expected, mend: "show it with <Run>, or change the program" }];
  }
}

function isBy(text: string): text is By {
  return text === "order" || text === "time";
}

function quiz({ attributes, body }: Tag): Wrong[] {
  const { asks = "" } = attributes;
  const answers = tagsIn(body).filter(({ name }) => name === "Answer");
  const right = answers.filter(({ attributes }) => "right" in attributes).length;
  const wanted = "several" in attributes ? "at least one right answer" : "exactly one right answer";
  const isRight = "several" in attributes ? right > 0 : right === 1;
  const findings: Wrong[] = [];
  const about = `the question "${asks}"`;
  if (asks.trim() === "") {
    findings.push({
      found: "<Quiz> without a question",
      expected: 'asks="…"',
      mend: "write what is asked",
    });
  }
  if (answers.length < 2 || !isRight) {
    const found = `${about} with ${answers.length} answers, ${right} of them right`;
    const mend = "mark the right one with `right`, or the question with `several`";
    findings.push({ found, expected: `two or more answers and ${wanted}`, mend });
  }
  for (const answer of answers.filter(({ body }) => body.trim().length < 20)) {
    const found = `the answer "${answer.attributes.says}" to ${about} with nothing to explain it`;
    const expected = "an explanation of every answer, the wrong ones most of all";
    findings.push({ found, expected, mend: "write it between <Answer> and </Answer>" });
  }
  const says = answers.map(({ attributes }) => attributes.says ?? "");
  for (const twice of says.filter((text, index) => says.indexOf(text) < index)) {
    const expected = "answers that differ";
    findings.push({ found: `two answers "${twice}" to ${about}`, expected, mend: "change one" });
  }
  return findings;
}
