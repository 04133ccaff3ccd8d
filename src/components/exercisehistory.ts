// The earlier texts of an exercise as a list: when, what came of each, its code on demand, and the way
// to have it back in the editor.
import type { AttemptRecord, Result } from "../course/database.ts";
import { foldedCode } from "./codefold.ts";
import { timeOf } from "./when.ts";

export function attemptList(
  attempts: readonly AttemptRecord[],
  words: (result: Result) => string,
  onRestore: (attempt: AttemptRecord) => void,
): HTMLElement[] {
  return attempts.map((attempt) => {
    const item = document.createElement("li");
    item.dataset.result = attempt.result.kind;
    const told = document.createElement("span");
    told.className = "told";
    told.append(words(attempt.result), ", ", timeOf(attempt.at));
    item.append(
      told,
      backButton(attempt, words, onRestore),
      foldedCode("See the code", attempt.code),
    );
    return item;
  });
}

function backButton(
  attempt: AttemptRecord,
  words: (result: Result) => string,
  onRestore: (attempt: AttemptRecord) => void,
): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Put back";
  button.setAttribute(
    "aria-label",
    `Put back: ${words(attempt.result)}, ${timeOf(attempt.at).textContent}`,
  );
  button.addEventListener("click", () => onRestore(attempt));
  return button;
}
