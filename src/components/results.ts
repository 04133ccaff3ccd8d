// The results of a grading as a list: each check with its mark, what was seen, and its source on
// demand. A program that broke is told before the checks, since it is no failed check.
import type { CheckVerdict, Grade } from "../trace/verdictgrade.ts";

export function showResults(box: HTMLElement, graded: Grade, checks: string): void {
  const list = document.createElement("ul");
  list.className = "checks";
  list.append(...graded.checks.map((one) => resultOf(one, sourceOf(checks, one, graded))));
  const broken = graded.checks.find(({ verdict }) => verdict.kind === "broke");
  box.replaceChildren(...(broken ? [brokenOf(broken)] : []), list);
}

function brokenOf({ verdict }: CheckVerdict): HTMLElement {
  const finding = document.createElement("p");
  finding.className = "finding";
  if (verdict.kind !== "passed") finding.textContent = verdict.message;
  return finding;
}

function resultOf({ sentence, verdict, runs, run }: CheckVerdict, source: string): HTMLElement {
  const item = document.createElement("li");
  item.dataset.verdict = verdict.kind;
  const title = document.createElement("p");
  title.className = "sentence";
  const mark = { passed: "Passed", failed: "Not yet", broke: "Not reached" }[verdict.kind];
  const word = document.createElement("strong");
  word.textContent = mark;
  title.append(word, " ", capital(sentence), runs > 1 ? ` (${runs} orders)` : "");
  item.append(title);
  if (verdict.kind === "failed") item.append(paragraph(verdict.message));
  if (verdict.kind === "failed" && run.schedule > 0) {
    item.append(paragraph(`That was order ${run.schedule}, with seed ${run.seed}.`));
  }
  if (verdict.kind !== "passed" && source !== "") item.append(details(source));
  return item;
}

function paragraph(text: string): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}

function details(source: string): HTMLElement {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "See the check";
  const code = document.createElement("pre");
  code.tabIndex = 0;
  code.textContent = source;
  details.append(summary, code);
  return details;
}

/** The check as its author wrote it, when each stands at the top of the file. */
function sourceOf(checks: string, { check }: CheckVerdict, graded: Grade): string {
  const found = checks.split(/^(?=check\()/m).filter((part) => part.startsWith("check("));
  return found.length === graded.checks.length ? (found[check] ?? "").trim() : "";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
