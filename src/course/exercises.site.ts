// The exercises that the pages show, read by Vite so that an edit reloads the page. One with a wrong
// field, or without its files, stops the build.
import type { Example } from "./examples.ts";
import { type ExerciseFields, readFields } from "./exercises.ts";
import { folderOf, slugOf } from "./order.ts";

export interface SiteExercise {
  /** Its folder in `content/`: `04-coroutines/cold-start`. */
  readonly folder: string;
  /** Its address below `/exercises/`: `coroutines/cold-start`. */
  readonly slug: string;
  /** The address of its chapter. */
  readonly chapter: string;
  readonly fields: ExerciseFields;
  readonly start: Example;
  readonly solution: string;
  readonly checks: string;
}

// Vite reads these calls without running them: each has to be written out.
const pages = import.meta.glob<unknown>("/content/*/*/exercise.mdx", {
  import: "frontmatter",
  eager: true,
});
const sources = import.meta.glob<string>("/content/*/*/{start,solution,checks}.ts", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Every exercise, in the order of the chapters, the easy ones of each first. */
export function exercises(): readonly SiteExercise[] {
  return Object.entries(pages)
    .map(([path, frontmatter]) => exerciseAt(path, frontmatter))
    .sort(
      (one, other) =>
        one.chapter.localeCompare(other.chapter) ||
        one.fields.difficulty - other.fields.difficulty ||
        one.folder.localeCompare(other.folder),
    );
}

/** The exercise `name` beside the content file at `filePath`. */
export function exerciseBeside(filePath: string, name: string): SiteExercise {
  const folder = `${folderOf(filePath)}/${name}`;
  const found = exercises().find((one) => one.folder === folder);
  if (found) return found;
  const others = exercises().map((one) => one.folder);
  throw new Error(
    `Cannot show <Exercise of="${name}" /> in ${filePath}: found no content/${folder}/exercise.mdx, expected one of: ${others.join(", ") || "none is there yet"}`,
  );
}

function exerciseAt(path: string, frontmatter: unknown): SiteExercise {
  const folder = path.replace(/^\/content\//, "").replace(/\/exercise\.mdx$/, "");
  const read = readFields(path, withoutAstro(frontmatter));
  if (read.kind === "wrong") {
    const [first] = read.problems;
    throw new Error(
      `Cannot show ${path}: found ${first?.found}, expected ${first?.expected}; ${first?.mend}`,
    );
  }
  const [chapter = "", name = ""] = folder.split("/");
  const start = { id: `${folder}/start`, name: "start.ts", python: null };
  return {
    folder,
    slug: `${slugOf(`${chapter}/chapter.mdx`)}/${name}`,
    chapter,
    fields: read.fields,
    start: { ...start, typescript: sourceAt(folder, "start") },
    solution: sourceAt(folder, "solution"),
    checks: sourceAt(folder, "checks"),
  };
}

function sourceAt(folder: string, name: string): string {
  const source = sources[`/content/${folder}/${name}.ts`];
  if (source !== undefined) return source;
  throw new Error(
    `Cannot show the exercise ${folder}: found no ${name}.ts, expected it beside exercise.mdx`,
  );
}

/** Astro adds fields of its own to what an author wrote. */
function withoutAstro(frontmatter: unknown): unknown {
  if (typeof frontmatter !== "object" || frontmatter === null) return frontmatter;
  return Object.fromEntries(
    Object.entries(frontmatter).filter(([key]) => key !== "file" && key !== "url"),
  );
}
