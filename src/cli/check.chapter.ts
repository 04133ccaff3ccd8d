// What the gate knows of a chapter before anything runs: its examples on disk, and the examples its
// text shows. Each page is read once, for everybody who asks something of it.
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { partsOf } from "../course/page.ts";
import { type ChapterFields, readChapterFields } from "../course/schema.ts";
import { proseOf, type Tag, tagsIn } from "../course/tags.ts";

/** A sentence about one problem: where, what was found, what was expected, how to mend it. */
export interface Finding {
  readonly file: string;
  readonly found: string;
  readonly expected: string;
  readonly mend: string;
}

export interface Page {
  readonly file: string;
  readonly fields: ChapterFields;
  /** What the fields have wrong; then nothing of them counts. */
  readonly problem: string | null;
  /** What stands below them. */
  readonly text: string;
  /** The components at the top of the text. */
  readonly tags: readonly Tag[];
}

export interface Chapter {
  readonly folder: string;
  /** The file with the text: `chapter.mdx`, or `index.mdx` at the top. */
  readonly page: string;
  /** That page, and at the top the others beside it; none if the page is not there. */
  readonly pages: readonly Page[];
  /** Names of the examples on disk, in alphabetical order. */
  readonly examples: readonly string[];
  /** Names that the text shows, in its order. */
  readonly shown: readonly string[];
  readonly differs: Readonly<Record<string, string>>;
  readonly ends: Readonly<Record<string, string>>;
  readonly files: ReadonlySet<string>;
}

/** The chapters under `content/` in their order, and the home page's own examples first. */
export async function readChapters(content: string): Promise<Chapter[]> {
  const entries = await readdir(content, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && /^\d+-/.test(entry.name));
  const names = folders.map((entry) => entry.name).sort();
  const chapters = await Promise.all(
    names.map((name) => readChapter(join(content, name), "chapter.mdx")),
  );
  const hasHome = entries.some((entry) => entry.name === "index.mdx");
  return hasHome ? [await readChapter(content, "index.mdx"), ...chapters] : chapters;
}

async function readChapter(folder: string, page: string): Promise<Chapter> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = new Set(entries.filter((entry) => entry.isFile()).map((entry) => entry.name));
  const named = pagesAmong(files, page);
  const pages = await Promise.all(named.map((name) => readPage(join(folder, name))));
  const examples = [...files].filter((file) => file.endsWith(".ts"));
  return {
    folder,
    page: join(folder, page),
    pages,
    examples: examples.map((file) => basename(file, ".ts")).sort(),
    shown: pages.flatMap(shownIn),
    differs: joined(pages, "differs"),
    ends: joined(pages, "ends"),
    files,
  };
}

/** What all pages say of their examples. */
function joined(pages: readonly Page[], field: "differs" | "ends"): Record<string, string> {
  return Object.fromEntries(pages.flatMap(({ fields }) => Object.entries(fields[field] ?? {})));
}

/** At the top other pages stand beside the home page, and show examples too. */
function pagesAmong(files: ReadonlySet<string>, page: string): string[] {
  if (!files.has(page)) return [];
  if (page !== "index.mdx") return [page];
  return [page, ...[...files].filter((file) => file.endsWith(".mdx") && file !== page).sort()];
}

async function readPage(file: string): Promise<Page> {
  const { fields, text } = partsOf(await readFile(file, "utf8"));
  const read = readChapterFields(fields);
  const tags = tagsIn(proseOf(text));
  return { file, ...read, text, tags };
}

/** The components that show an example. */
const showing = new Set(["Run", "Predict", "Parsons", "FindSchedule"]);

function shownIn({ tags }: Page): string[] {
  return tags.flatMap(({ name, attributes }) => (showing.has(name) ? [attributes.of ?? ""] : []));
}

/** What is wrong with a chapter's files before anything runs. */
export function chapterFindings(chapter: Chapter): Finding[] {
  const { page, examples, shown, pages } = chapter;
  const there = examples.length > 0 ? examples.join(", ") : "none";
  const findings: Finding[] = [];
  if (pages.length === 0) {
    return [
      { file: page, found: "no such file", expected: "the chapter's text", mend: "write it" },
    ];
  }
  for (const name of shown.filter((name) => !examples.includes(name))) {
    findings.push({
      file: page,
      found: `<Run of="${name}" /> but no ${name}.ts beside it`,
      expected: `one of ${there}`,
      mend: `write ${name}.ts and ${name}.py, or show another example`,
    });
  }
  for (const name of examples.filter((name) => !shown.includes(name))) {
    findings.push({
      file: join(chapter.folder, `${name}.ts`),
      found: "an example that the text never shows",
      expected: `<Run of="${name}" /> in ${basename(page)}`,
      mend: "show it, or delete it with its twin and its record",
    });
  }
  return [...findings, ...strayFindings(chapter)];
}

/** Twins and records that belong to no example. */
function strayFindings({ folder, examples, files }: Chapter): Finding[] {
  const stray = [...files].filter(
    (file) => /\.(py|out)$/.test(file) && !examples.includes(file.replace(/\.\w+$/, "")),
  );
  return stray.sort().map((file) => ({
    file: join(folder, file),
    found: "a file without its program",
    expected: `${file.replace(/\.\w+$/, ".ts")} beside it`,
    mend: "write the program, or delete the file",
  }));
}
