// The marks of exercises wherever a page names them: a sign and a word in every `[data-exercise]` that
// has a place for one. They follow what other tabs do.
import {
  answerMarkOf,
  answerWords,
  type Marks,
  markOf,
  marksKey,
  markWords,
  readMarks,
} from "../course/marks.ts";
import { localStore } from "../course/storage.ts";

const signs = { passed: "✓", right: "✓", begun: "◐", answered: "◐", open: "○" } as const;

/** Calls `show` with the marks, now and whenever they change. */
export function onMarks(show: (marks: Marks) => void): void {
  const renew = () => show(readMarks(localStore()));
  renew();
  addEventListener("storage", ({ key }) => {
    if (key === marksKey || key === null) renew();
  });
  addEventListener(marksKey, renew);
  // A page that comes back from the browser's own store of pages is as old as it was left.
  addEventListener("pageshow", ({ persisted }) => persisted && renew());
}

export function showMarks(root: ParentNode, marks: Marks): void {
  for (const item of root.querySelectorAll<HTMLElement>("[data-exercise]")) {
    const place = item.querySelector<HTMLElement>("[data-mark]");
    if (!place) continue;
    const mark = markOf(marks, item.dataset.exercise ?? "");
    show(place, mark, markWords[mark]);
  }
}

/** The same for the questions that a list names. */
export function showAnswerMarks(root: ParentNode, marks: Marks): void {
  for (const item of root.querySelectorAll<HTMLElement>("li[data-question]")) {
    const place = item.querySelector<HTMLElement>("[data-mark]");
    if (!place) continue;
    const mark = answerMarkOf(marks, item.dataset.question ?? "");
    show(place, mark, answerWords[mark]);
  }
}

function show(place: HTMLElement, mark: keyof typeof signs, words: string): void {
  place.dataset.mark = mark;
  const sign = document.createElement("span");
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = signs[mark];
  place.replaceChildren(sign, ` ${words}`);
}
