// Finds where a reader left: the exercise worked on last, or the next one if that is passed. Only
// whoever has begun one fetches the list of them.
import { type Listed, type Marks, nextOf } from "../course/marks.ts";
import { onMarks } from "./markview.ts";

onMarks((marks) => {
  for (const place of document.querySelectorAll<HTMLElement>("[data-continue]")) {
    void show(place, marks);
  }
});

async function show(place: HTMLElement, marks: Marks): Promise<void> {
  const base = place.dataset.continue ?? "/";
  if (marks.last === null) {
    place.hidden = true;
    return;
  }
  const list = await listed(base);
  if (list === null) return;
  const next = nextOf(list, marks);
  const words = document.createElement("span");
  words.textContent = `${marks.passed.length} of ${list.length} exercises passed.`;
  place.replaceChildren(words);
  if (next) {
    const link = document.createElement("a");
    link.href = `${base}exercises/${next.slug}/`;
    link.textContent = `Continue: ${next.title}`;
    place.prepend(link, " ");
  }
  place.hidden = false;
}

/** `null` when it can't be had: then a page says nothing of the way on. */
async function listed(base: string): Promise<readonly Listed[] | null> {
  try {
    const response = await fetch(`${base}exercises.json`);
    return response.ok ? ((await response.json()) as readonly Listed[]) : null;
  } catch {
    return null;
  }
}
