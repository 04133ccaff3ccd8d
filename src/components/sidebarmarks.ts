// What of each chapter's exercises and questions is done, as a small count behind its name in the
// sidebar; a sign before each exercise of the chapter that is open; and the marks on the cards of the
// page. A reader who never began anything sees no counts.
import { type Marks, markOf } from "../course/marks.ts";
import { onMarks, showMarks } from "./markview.ts";

onMarks((marks) => {
  for (const link of document.querySelectorAll<HTMLElement>("nav.sidebar a[data-chapter]")) {
    showCount(link, marks);
  }
  for (const link of document.querySelectorAll<HTMLElement>("nav.sidebar a[data-exercise]")) {
    const state = markOf(marks, link.dataset.exercise ?? "");
    if (state !== (link.dataset.state ?? "open")) link.dataset.state = state;
  }
  if (marks.begun.length > 0) showMarks(document, marks);
});

function showCount(link: HTMLElement, marks: Marks): void {
  link.querySelector(".done-count")?.remove();
  const exercises = named(link, link.dataset.exercises);
  const questions = named(link, link.dataset.questions);
  const isBegun = [...marks.begun, ...marks.answered].some(
    (one) => exercises.includes(one) || questions.includes(one),
  );
  if (!isBegun) return;
  const passed = exercises.filter((one) => marks.passed.includes(one)).length;
  const right = questions.filter((one) => marks.right.includes(one)).length;
  const all = exercises.length + questions.length;
  const count = document.createElement("span");
  count.className = "done-count";
  count.dataset.all = String(passed + right === all);
  const seen = document.createElement("span");
  seen.setAttribute("aria-hidden", "true");
  seen.textContent = passed + right === all ? "✓" : `${passed + right}/${all}`;
  const said = document.createElement("span");
  said.className = "sr-only";
  said.textContent = `, ${[
    ...(exercises.length > 0 ? [`${passed} of ${exercises.length} exercises passed`] : []),
    ...(questions.length > 0 ? [`${right} of ${questions.length} questions right`] : []),
  ].join(", ")}`;
  count.append(seen, said);
  link.append(count);
}

function named({ dataset: { chapter } }: HTMLElement, names = ""): string[] {
  return names
    .split(" ")
    .filter(Boolean)
    .map((name) => `${chapter}/${name}`);
}
