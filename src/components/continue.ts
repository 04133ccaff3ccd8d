// Finds where a reader left: the exercise worked on last, or the next one if that is passed, and the
// section of a chapter that was read last. Only whoever has begun an exercise fetches the list of them.
import { type Listed, type Marks, nextOf } from "../course/marks.ts";
import { readPlace } from "../course/place.ts";
import { localStore } from "../course/storage.ts";
import { loadJson, once } from "./load.ts";
import { onMarks } from "./markview.ts";

const list = once((base: string) => loadJson<readonly Listed[]>(`${base}exercises.json`));

onMarks((marks) => {
  for (const place of document.querySelectorAll<HTMLElement>("[data-continue]")) {
    void show(place, marks);
  }
});

async function show(place: HTMLElement, marks: Marks): Promise<void> {
  const base = place.dataset.continue ?? "/";
  const lines = [reading(), await practising(base, marks)].filter((line) => line !== null);
  place.replaceChildren(...lines);
  place.hidden = lines.length === 0;
}

function reading(): HTMLElement | null {
  const left = readPlace(localStore());
  return left && line(left.href, `Read on: ${left.chapter}`, left.section);
}

async function practising(base: string, marks: Marks): Promise<HTMLElement | null> {
  const list = marks.last === null ? null : await listed(base);
  if (list === null) return null;
  const next = nextOf(list, marks);
  const words = `${marks.passed.length} of ${list.length} exercises passed`;
  return next
    ? line(`${base}exercises/${next.slug}/`, `Continue: ${next.title}`, words)
    : line(`${base}exercises/`, "All exercises", words);
}

function line(href: string, title: string, words: string): HTMLElement {
  const item = document.createElement("p");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = title;
  item.append(link, ` ${words}`);
  return item;
}

/** `null` when it can't be had: then a page says nothing of the way on. */
async function listed(base: string): Promise<readonly Listed[] | null> {
  return list(base).catch(() => null);
}
