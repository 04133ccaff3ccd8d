// The words in the picture's bars and over its columns: as much of them as there is room for, on one
// line across, on several where time runs down.
import { shortened } from "../trace/words.ts";
import type { Way } from "./timelineglyphs.ts";
import type { Bar } from "./timelineshapes.ts";
import { box, escaped, letter, text } from "./timelinesvg.ts";

const lineHeight = 12;
const mostLines = 4;

/** The word of a bar on a plate of its own. */
export function word({ word: words, isStuck, ...one }: Bar, way: Way): string {
  if (words === "") return "";
  const isAcross = way.way === "across";
  const from = Math.max(way.at(one.from), way.names);
  const to = Math.min(way.at(one.to), isAcross ? way.width : way.height);
  const full = isStuck ? `${words}, for ever` : words;
  const lines = isAcross
    ? acrossLines(full, Math.floor((to - from - 8) / letter), one.state === "level")
    : downLines(
        full,
        Math.floor((way.pitch + 1) / letter),
        Math.floor((to - from - 5) / lineHeight),
      );
  if (lines.length === 0) return "";
  const middle = way.row(one.row) + way.pitch / 2;
  const shown = lines
    .map((line, at) =>
      plate(line, at, isAcross ? { from, middle } : { from: middle, middle: from + 9 }, way),
    )
    .join("");
  const title = lines.join(" ") === words ? "" : `<title>${escaped(words)}</title>`;
  return `<g class="${isStuck ? "word stuck" : "word"}">${shown}${title}</g>`;
}

/** One line with something quiet behind it; down, `from` is its middle. */
function plate(
  line: string,
  at: number,
  { from, middle }: { readonly from: number; readonly middle: number },
  way: Way,
): string {
  const width = line.length * letter + 4;
  const x = way.way === "across" ? from + 3 : from - width / 2;
  const y = middle + at * lineHeight;
  return box(x, y - 6.5, width, 13, "plate") + text(x + 2, y + 4, line, "");
}

/** What a word can do without. */
const lead = /^(sleep|task|lock|semaphore|event|condition|barrier|timer|held by|blocks for) /;

/** The same word, each time with less of what matters least. */
function shorter(words: string): string[] {
  const essence = words.replace(lead, "");
  const called = essence.replace(/\(.*\)/, "()");
  const bare = called.replace("()", "");
  const least = bare.replace(/^[\w$.]*\./, "").replace(/^(.+), shielded$/, "shield $1");
  return [words, essence, called, bare, least];
}

/** As much of a word as fits: all, or what matters most of it, or its beginning. */
function acrossLines(words: string, most: number, isLevel: boolean): string[] {
  if (most < (isLevel ? 1 : Math.min(3, words.length))) return [];
  if (isLevel) return [words.length <= most ? words : (words.split(" ")[0] ?? "")];
  const forms = shorter(words);
  const found = forms.find((form) => form.length <= most);
  if (found !== undefined) return [found];
  const least = forms.at(-1) ?? "";
  // A number cut short would be another number.
  return /^\d/.test(least) ? [] : [shortened(least, most)];
}

/** The same where lines can follow each other. */
function downLines(words: string, most: number, lines: number): string[] {
  const room = Math.min(mostLines, lines);
  if (most < 1 || room < 1) return [];
  const forms = shorter(words);
  for (const form of forms) {
    const fitted = wrapped(form, most);
    if (fitted.length <= room && fitted.every((line) => line.length <= most)) return fitted;
  }
  const least = forms.at(-1) ?? "";
  const number = /^\d+/.exec(least)?.[0];
  if (number !== undefined) return number.length <= most ? [number] : [];
  return most < 3 ? [] : [shortened(least, most)];
}

/** Lines of at most so many letters, broken at spaces, and inside of names that are too long. */
export function wrapped(words: string, most: number): string[] {
  const parts = words
    .split(/ (?!m?s$|m?s,|min|h$)/)
    .flatMap((part) => (part.length <= most ? [` ${part}`] : broken(` ${part}`, most)));
  const lines: string[] = [];
  for (const part of parts) {
    const before = lines.at(-1);
    const joined = (before ?? "") + part;
    if (before !== undefined && joined.trim().length <= most)
      lines[lines.length - 1] = joined.trim();
    else lines.push(part.trim());
  }
  return lines;
}

/** `reader`, `.readline()`; `fetch`, `Page()`; `900`, `ms`. */
function broken(part: string, most: number): string[] {
  return part
    .split(/(?=[.(])|(?<=\d)(?= )/)
    .flatMap((one) => (one.trim().length <= most ? [one] : one.split(/(?=[A-Z])/)));
}
