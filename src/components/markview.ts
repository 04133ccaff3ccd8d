// The marks of exercises wherever a page names them: a sign and a word in every `[data-exercise]` that
// has a place for one. They follow what other tabs do.
import { type Marks, markOf, marksKey, markWords, readMarks } from "../course/marks.ts";

const signs = { passed: "✓", begun: "◐", open: "○" } as const;

/** Calls `show` with the marks, now and whenever they change. */
export function onMarks(show: (marks: Marks) => void): void {
  const renew = () => show(readMarks(storage()));
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
    place.dataset.mark = mark;
    const sign = document.createElement("span");
    sign.setAttribute("aria-hidden", "true");
    sign.textContent = signs[mark];
    place.replaceChildren(sign, ` ${markWords[mark]}`);
  }
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
