// What the doctor found in a run, as sentences above its console: each leads to its line, and to the
// chapter that explains it, if that is written.
import type { Place } from "../runner/protocol.ts";
import { explaining, type Finding } from "../trace/hangfinding.ts";
import { placeButton } from "./problems.ts";

/** Titles and addresses of written chapters, by slug. */
export type Chapters = Readonly<Record<string, { readonly title: string; readonly url: string }>>;

/** More than this nobody reads; the rest is counted. */
const most = 5;

/** Of all chapters those that findings lead to; for the page's build. */
export function chaptersThatExplain(written: ReadonlyMap<string, string>, base: string): Chapters {
  return Object.fromEntries(
    [...explaining].flatMap((slug) => {
      const title = written.get(slug);
      return title === undefined ? [] : [[slug, { title, url: `${base}/${slug}/` }]];
    }),
  );
}

export function chaptersIn(text: string | undefined): Chapters {
  return JSON.parse(text ?? "{}") as Chapters;
}

/** Fills `box` and shows it; with nothing found, hides it. */
export function showFindings(
  box: HTMLElement,
  findings: readonly Finding[],
  chapters: Chapters,
  onPlace: (place: Place) => void,
): void {
  const items = findings.slice(0, most).map((finding) => {
    const item = document.createElement("li");
    item.dataset.kind = finding.kind;
    item.append(sentenceOf(finding, chapters, onPlace));
    return item;
  });
  if (findings.length > most) {
    const item = document.createElement("li");
    item.textContent = `And ${findings.length - most} more like these.`;
    items.push(item);
  }
  box.replaceChildren(...items);
  box.hidden = items.length === 0;
}

/** The sentence; its own line in it becomes a way there. */
export function sentenceOf(
  { sentence, place, chapter }: Finding,
  chapters: Chapters,
  onPlace?: (place: Place) => void,
): HTMLElement {
  const text = document.createElement("span");
  const line = place === null ? "" : `line ${place.line}`;
  const at =
    onPlace === undefined || place === null ? -1 : sentence.search(new RegExp(`\\b${line}\\b`));
  if (at >= 0 && place !== null && onPlace !== undefined) {
    text.append(sentence.slice(0, at), placeButton(place, onPlace));
    text.append(`${sentence.slice(at + line.length)}.`);
  } else text.append(`${sentence}.`);
  const found = chapters[chapter];
  if (found === undefined) return text;
  const link = document.createElement("a");
  link.href = found.url;
  link.textContent = found.title;
  text.append(" Chapter: ", link);
  return text;
}
