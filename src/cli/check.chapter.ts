// What the gate knows of a chapter before anything runs: its examples on disk, the examples its text
// shows, and what its frontmatter says of them.
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { proseOf, tagsIn } from "../course/tags.ts";

/** A sentence about one problem: where, what was found, what was expected, how to mend it. */
export interface Finding {
  readonly file: string;
  readonly found: string;
  readonly expected: string;
  readonly mend: string;
}

export interface Chapter {
  readonly folder: string;
  /** The file with the text: `chapter.mdx`, or `index.mdx` at the top. */
  readonly page: string;
  /** Names of the examples on disk, in alphabetical order. */
  readonly examples: readonly string[];
  /** Names that the text shows, in its order. */
  readonly shown: readonly string[];
  readonly differs: Readonly<Record<string, unknown>>;
  readonly ends: Readonly<Record<string, unknown>>;
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

/** At the top other pages stand beside the home page, and show examples too. */
async function shownBeside(
  folder: string,
  page: string,
  files: ReadonlySet<string>,
): Promise<readonly string[]> {
  if (page !== "index.mdx") return [];
  const others = [...files].filter((file) => file.endsWith(".mdx") && file !== page).sort();
  const texts = await Promise.all(others.map((file) => readFile(join(folder, file), "utf8")));
  return texts.flatMap(shownIn);
}

async function readChapter(folder: string, page: string): Promise<Chapter> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = new Set(entries.filter((entry) => entry.isFile()).map((entry) => entry.name));
  const text = files.has(page) ? await readFile(join(folder, page), "utf8") : "";
  const examples = [...files].filter((file) => file.endsWith(".ts"));
  return {
    folder,
    page: join(folder, page),
    examples: examples.map((file) => basename(file, ".ts")).sort(),
    shown: [...shownIn(text), ...(await shownBeside(folder, page, files))],
    ...frontmatterOf(text),
    files,
  };
}

/** The components that show an example. */
const showing = new Set(["Run", "Predict", "Parsons", "FindSchedule"]);

function shownIn(text: string): string[] {
  const tags = tagsIn(proseOf(text)).filter(({ name }) => showing.has(name));
  return tags.map(({ attributes }) => attributes.of ?? "");
}

function frontmatterOf(text: string): Pick<Chapter, "differs" | "ends"> {
  const block = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? "";
  const fields = recordIn(parse(block));
  return { differs: recordIn(fields.differs), ends: recordIn(fields.ends) };
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** What is wrong with a chapter before anything runs. */
export function chapterFindings(chapter: Chapter): Finding[] {
  const { page, examples, shown, files } = chapter;
  const there = examples.length > 0 ? examples.join(", ") : "none";
  const findings: Finding[] = [];
  if (!files.has(basename(page))) {
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

/** Names in the frontmatter, twins and records that belong to no example. */
function strayFindings({ page, folder, examples, files, differs, ends }: Chapter): Finding[] {
  const fields = Object.entries({ differs, ends });
  const named = fields.flatMap(([field, of]) => Object.keys(of).map((name) => [field, name]));
  const unknown = named.filter(([, name = ""]) => !examples.includes(name));
  const stray = [...files].filter(
    (file) => /\.(py|out)$/.test(file) && !examples.includes(file.replace(/\.\w+$/, "")),
  );
  return [
    ...unknown.map(([field, name]) => ({
      file: page,
      found: `"${field}" names ${name}, which is no example`,
      expected: `one of ${examples.join(", ")}`,
      mend: "correct the name, or take the line away",
    })),
    ...stray.sort().map((file) => ({
      file: join(folder, file),
      found: "a file without its program",
      expected: `${file.replace(/\.\w+$/, ".ts")} beside it`,
      mend: "write the program, or delete the file",
    })),
  ];
}
