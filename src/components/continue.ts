// Finds where a reader left: the exercise worked on last, or the next one if that is passed. Only
// whoever has begun one fetches the list of them.
import type { Marks } from "../course/marks.ts";
import { onMarks } from "./markview.ts";

interface Listed {
  readonly slug: string;
  readonly title: string;
}

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
  const response = await fetch(`${base}exercises.json`);
  if (!response.ok) return;
  const list = (await response.json()) as readonly Listed[];
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

/** The last one; if it is passed, the first after it that is not, going round. */
export function nextOf(list: readonly Listed[], marks: Marks): Listed | null {
  const at = Math.max(
    0,
    list.findIndex(({ slug }) => slug === marks.last),
  );
  const onward = [...list.slice(at), ...list.slice(0, at)];
  return onward.find(({ slug }) => !marks.passed.includes(slug)) ?? null;
}
