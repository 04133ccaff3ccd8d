// The results of a grading as a list: each check with its mark, what was seen, the way to the moment it
// went wrong, and its source on demand. A program that broke is told before the checks, since it is no
// failed check.

import { learnerFile } from "../course/exercises.program.ts";
import type { Place } from "../runner/protocol.ts";
import { findingsIn, type GradedFinding, isExplained } from "../trace/verdictfindings.ts";
import type { CheckVerdict, Grade } from "../trace/verdictgrade.ts";
import { foldedCode } from "./codefold.ts";
import { type Chapters, sentenceOf } from "./findings.ts";

export type OnShow = (check: CheckVerdict) => void;

export interface Shown {
  readonly graded: Grade;
  /** The exercise's checks, as their author wrote them. */
  readonly checks: string;
  /** What was graded. */
  readonly source: string;
  readonly chapters: Chapters;
  readonly onShow: OnShow;
  /** Shows a line of the learner's program. */
  readonly onPlace: (place: Place) => void;
}

export function showResults(box: HTMLElement, shown: Shown): void {
  const { graded, checks, onShow } = shown;
  const list = document.createElement("ul");
  list.className = "checks";
  list.append(...graded.checks.map((one) => resultOf(one, sourceOf(checks, one, graded), onShow)));
  box.replaceChildren(...findings(shown), list);
}

/** What the doctor found, and each other way in which runs broke, once. */
function findings({ graded, source, chapters, onShow, onPlace }: Shown): HTMLElement[] {
  const found = findingsIn(graded.checks, learnerFile, source);
  const boxes = found.map(({ finding, check }) => {
    const box = document.createElement("div");
    box.className = "finding";
    box.append(sentenceOf(finding, chapters, onPlace), showButton(check, onShow));
    return box;
  });
  return [...boxes, ...broken(graded, found, onShow)];
}

function broken({ checks }: Grade, found: readonly GradedFinding[], onShow: OnShow): HTMLElement[] {
  const told = new Map<string, CheckVerdict>();
  for (const check of checks) {
    const { verdict } = check;
    if (isExplained(check, found)) continue;
    if (verdict.kind === "broke" && !told.has(verdict.message)) told.set(verdict.message, check);
  }
  return [...told].map(([message, check]) => {
    const finding = document.createElement("div");
    finding.className = "finding";
    finding.append(paragraph(message), showButton(check, onShow));
    return finding;
  });
}

function resultOf(check: CheckVerdict, source: string, onShow: OnShow): HTMLElement {
  const { sentence, verdict, runs, run } = check;
  const item = document.createElement("li");
  item.dataset.verdict = verdict.kind;
  const title = document.createElement("p");
  title.className = "sentence";
  const word = document.createElement("strong");
  word.textContent = { passed: "Passed", failed: "Not yet", broke: "Not reached" }[verdict.kind];
  title.append(word, " ", capital(sentence), runs > 1 ? ` (${runs} orders)` : "");
  item.append(title);
  if (verdict.kind === "failed") {
    item.append(paragraph(verdict.message));
    const order = `That was order ${run.schedule} of ${runs}: of what could go first, another did.`;
    if (run.schedule > 0) item.append(paragraph(order));
    item.append(showButton(check, onShow));
  }
  if (source !== "") item.append(foldedCode("See the check", source));
  return item;
}

function showButton(check: CheckVerdict, onShow: OnShow): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Show me";
  button.setAttribute("aria-label", `Show me: ${check.sentence}`);
  button.addEventListener("click", () => onShow(check));
  return button;
}

function paragraph(text: string): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}

/** The check as its author wrote it, when each stands at the top of the file. */
function sourceOf(checks: string, { check }: CheckVerdict, graded: Grade): string {
  const found = checks.split(/^(?=check\()/m).filter((part) => part.startsWith("check("));
  return found.length === graded.checks.length ? (found[check] ?? "").trim() : "";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
