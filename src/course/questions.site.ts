// The questions of every chapter, read by Vite so that an edit reloads the page.
import { slugOf } from "./order.ts";
import { type Question, questionsIn } from "./questions.ts";

// Vite reads this call without running it: it has to be written out.
const pages = import.meta.glob<string>("/content/*/chapter.mdx", {
  query: "?raw",
  import: "default",
  eager: true,
});

export interface ChapterQuestions {
  /** Its folder in `content/`. */
  readonly chapter: string;
  readonly slug: string;
  readonly questions: readonly Question[];
}

/** In the order of the chapters. */
export function chapterQuestions(): readonly ChapterQuestions[] {
  return Object.entries(pages)
    .map(([path, text]) => {
      const [chapter = ""] = path.replace(/^\/content\//, "").split("/");
      return {
        chapter,
        slug: slugOf(`${chapter}/chapter.mdx`),
        questions: questionsIn(chapter, text),
      };
    })
    .sort((one, other) => one.chapter.localeCompare(other.chapter));
}
