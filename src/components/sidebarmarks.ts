// What of a chapter's exercises is passed, as a small count behind its name in the sidebar, and the
// marks on the cards of the page. A reader who never began one sees none of it.
import type { Marks } from "../course/marks.ts";
import { onMarks, showMarks } from "./markview.ts";

onMarks((marks) => {
  for (const link of document.querySelectorAll<HTMLElement>("a[data-exercises]")) {
    const chapter = new URL(link.getAttribute("href") ?? "", location.href).pathname
      .replace(/\/$/, "")
      .replace(/^.*\//, "");
    const names = (link.dataset.exercises ?? "").split(" ");
    showCount(
      link,
      marks,
      names.map((name) => `${chapter}/${name}`),
    );
  }
  if (marks.begun.length > 0) showMarks(document, marks);
});

function showCount(link: HTMLElement, marks: Marks, exercises: readonly string[]): void {
  link.querySelector(".passed-count")?.remove();
  const passed = exercises.filter((one) => marks.passed.includes(one)).length;
  if (passed === 0) return;
  const isAll = passed === exercises.length;
  const count = document.createElement("span");
  count.className = "passed-count";
  count.dataset.all = String(isAll);
  const seen = document.createElement("span");
  seen.setAttribute("aria-hidden", "true");
  seen.textContent = isAll ? "✓" : `${passed}/${exercises.length}`;
  const said = document.createElement("span");
  said.className = "sr-only";
  said.textContent = `, ${passed} of ${exercises.length} exercises passed`;
  count.append(seen, said);
  link.append(count);
}
