// The glossary as pages use it: read by Vite, so that an edit reloads the page.
import text from "../../content/glossary.yaml?raw";
import { boldIn, readGlossary, type Term, termFor } from "../course/glossary.ts";
import { slugOf } from "../course/order.ts";

export const terms = readGlossary(text);

const chapters = import.meta.glob<string>("/content/*/chapter.mdx", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The term that words in bold stand for. */
export function termOf(words: string): Term | undefined {
  return termFor(terms, words);
}

/** The addresses of the chapters that set each term in bold, in the order of the course. */
export function introducedIn(term: Term): readonly string[] {
  return Object.entries(chapters)
    .sort(([one], [other]) => one.localeCompare(other))
    .filter(([, source]) => boldIn(source).some((words) => termOf(words) === term))
    .map(([path]) => slugOf(path.replace(/^\/content\//, "")));
}
