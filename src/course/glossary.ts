// The words of the course, from content/glossary.yaml. A word has one meaning everywhere, and one
// address; chapters that set it in bold lead there and back.
import { z } from "astro/zod";
import { parse } from "yaml";
import { proseOf } from "./tags.ts";

const entry = z.strictObject({
  term: z.string().min(2),
  also: z.array(z.string()).default([]),
  meaning: z.string().min(20),
});

export interface Term {
  readonly term: string;
  readonly meaning: string;
  /** What its address ends with: `task-group`. */
  readonly slug: string;
  /** Every form under which chapters may set it in bold. */
  readonly forms: readonly string[];
}

export function readGlossary(text: string): readonly Term[] {
  const read = z.array(entry).safeParse(parse(text));
  if (!read.success) {
    throw new Error(`Cannot read content/glossary.yaml: ${z.prettifyError(read.error)}`);
  }
  const terms = read.data.map(({ term, also, meaning }) => ({
    term,
    meaning,
    slug: term.toLowerCase().replace(/\W+/g, "-"),
    forms: [term, ...also],
  }));
  const forms = terms.flatMap((one) => one.forms.map(lower));
  const twice = forms.find((form, at) => forms.indexOf(form) !== at);
  if (twice !== undefined) {
    throw new Error(`Cannot read content/glossary.yaml: found "${twice}" twice, expected it once`);
  }
  return terms.sort((one, other) => one.term.localeCompare(other.term, "en"));
}

/** The term that words in bold stand for. */
export function termFor(terms: readonly Term[], words: string): Term | undefined {
  const wanted = lower(words.trim());
  return terms.find(({ forms }) => forms.some((form) => lower(form) === wanted));
}

/** Where a chapter's text, as it was written, sets words in bold. */
export function boldIn(text: string): string[] {
  return [...proseOf(text).matchAll(/\*\*([^*\n]+)\*\*/g)].map((match) => match[1] ?? "");
}

function lower(words: string): string {
  return words.toLowerCase();
}
