// What the gate asks of the questions within a chapter's text: a prediction has lines to predict, a
// question has one right answer (or says that it has several) and explains every one, a program to be
// put together can be got wrong, and an order that breaks a program can be found.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { arrangementOf, assembled } from "../course/arrange.ts";
import { scheduleQuestion, schedules } from "../course/findschedule.ts";
import { type By, predictionOf } from "../course/prediction.ts";
import { questionOf } from "../course/questions.ts";
import { type Tag, tagsIn } from "../course/tags.ts";
import { turnsOf } from "../trace/orders.ts";
import { type Printed, printedWithReasons } from "../trace/reasons.ts";
import type { Chapter, Finding } from "./check.chapter.ts";
import { eventsUnder } from "./check.run.ts";

/** How many questions there were, and what is wrong with them. */
export interface KindsReport {
  readonly questions: number;
  readonly findings: readonly Finding[];
}

export async function checkKinds(chapter: Chapter): Promise<KindsReport> {
  const findings: Finding[] = [];
  const folder = basename(chapter.folder);
  const ids = new Set<string>();
  let questions = 0;
  for (const { file, tags } of chapter.pages) {
    for (const tag of tags) {
      const found = await findingsOf(chapter, tag);
      if (found === null) continue;
      questions += 1;
      const id = questionOf(folder, tag)?.id ?? "";
      const twice = ids.has(id) ? [askedTwice(tag)] : [];
      ids.add(id);
      findings.push(...[...found, ...twice].map((one) => ({ file, ...one })));
    }
  }
  return { questions, findings };
}

/** The answers to both would be kept as one. */
function askedTwice({ name, attributes: { of, asks = "" } }: Tag): Wrong {
  const about = of === undefined ? `asks="${asks}"` : `of="${of}"`;
  const found = `<${name} ${about}> a second time`;
  const expected = "one question of a kind about the same";
  return { found, expected, mend: "ask something else, or take one away" };
}

type Wrong = Omit<Finding, "file">;

/** `null` for what is no question. */
async function findingsOf(chapter: Chapter, tag: Tag): Promise<Wrong[] | null> {
  switch (tag.name) {
    case "Predict":
      return isThere(chapter, tag) ? predict(chapter, tag) : [];
    case "Quiz":
      return quiz(tag);
    case "Parsons":
      return isThere(chapter, tag) ? parsons(chapter, tag) : [];
    case "FindSchedule":
      return isThere(chapter, tag) ? schedule(chapter, tag) : [];
    default:
      return null;
  }
}

/** An example that is not there has been told of already. */
function isThere(chapter: Chapter, { attributes }: Tag): boolean {
  return chapter.examples.includes(attributes.of ?? "");
}

async function predict(chapter: Chapter, { attributes }: Tag): Promise<Wrong[]> {
  const name = attributes.of ?? "";
  const by = attributes.by ?? "order";
  if (!isBy(by)) {
    const mend = 'leave it away, or write by="time"';
    return [{ found: `<Predict by="${by}">`, expected: '"order" or "time"', mend }];
  }
  const source = await sourceOf(chapter, name);
  try {
    predictionOf(name, await linesOf(source), by);
    return [];
  } catch (error) {
    const found = `<Predict of="${name}" />: ${reason(error)}`;
    const expected = "a run that can be predicted";
    return [{ found, expected, mend: "show it with <Run>, or change the program" }];
  }
}

async function parsons(chapter: Chapter, { attributes }: Tag): Promise<Wrong[]> {
  const { of: name = "", lines = "", extra = "[]" } = attributes;
  const about = `<Parsons of="${name}" />`;
  const source = await sourceOf(chapter, name);
  try {
    const parts = arrangementOf(name, source, lines, listIn(extra));
    const offered = parts.offered.map((at) => parts.pieces[at] ?? "");
    const wanted = await linesOf(source);
    const arranged = await linesOf(assembled(parts, offered)).catch(() => []);
    if (JSON.stringify(arranged.map(place)) !== JSON.stringify(wanted.map(place))) return [];
    const found = `${about} which does the same with all lines as they are offered`;
    const expected = "something to arrange";
    return [{ found, expected, mend: "take lines whose order counts" }];
  } catch (error) {
    const expected = "lines that can be taken apart";
    const mend = "correct lines= or extra=";
    return [{ found: `${about}: ${reason(error)}`, expected, mend }];
  }
}

function listIn(text: string): string[] {
  const list: unknown = JSON.parse(text);
  if (Array.isArray(list) && list.every((one) => typeof one === "string")) return list;
  throw new Error(`Cannot read extra={${text}}: expected a list of texts`);
}

function place({ text, at }: Printed): readonly [string, number] {
  return [text, at];
}

async function schedule(chapter: Chapter, { attributes, body }: Tag): Promise<Wrong[]> {
  const { of: name = "", holds = "" } = attributes;
  const about = `<FindSchedule of="${name}">`;
  const source = await sourceOf(chapter, name);
  try {
    const runs = (await eventsUnder(source, schedules)).map((events, schedule) => ({
      schedule,
      turns: turnsOf(events, source),
      lines: printedWithReasons(events, source).map(({ text }) => text),
    }));
    scheduleQuestion(name, holds, runs);
  } catch (error) {
    const expected = `an order among ${schedules.length} that breaks it, and a usual one that does not`;
    return [
      { found: `${about}: ${reason(error)}`, expected, mend: "change holds= or the program" },
    ];
  }
  if (body.trim().length >= 20) return [];
  const expected = "why it breaks, and how to mend it, between the tags";
  return [{ found: `${about} without a word on the answer`, expected, mend: "write it" }];
}

function sourceOf(chapter: Chapter, name: string): Promise<string> {
  return readFile(join(chapter.folder, `${name}.ts`), "utf8");
}

async function linesOf(source: string): Promise<Printed[]> {
  const [events = []] = await eventsUnder(source, [0]);
  return printedWithReasons(events, source);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
