// `interleave new chapter NAME` and `interleave new exercise CHAPTER/NAME`: a complete skeleton, right as
// it stands but for the TODOs in it, which the gate names. Nothing that is there is overwritten.
import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { todoFindings } from "./check.todos.ts";
import { chapterFiles, exerciseFiles, type Files } from "./new.skeleton.ts";
import { parsed, UsageError } from "./options.ts";

export async function newCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, options);
  const [what, name, ...others] = positionals;
  const content = resolve(values.content);
  if (name === undefined || others.length > 0) {
    throw new UsageError(
      "Cannot make anything new: expected chapter NAME, or exercise CHAPTER/NAME",
    );
  }
  if (!existsSync(content)) throw new UsageError(`Cannot make ${name}: found no ${content}`);
  if (what === "chapter") await make(await chapterFolder(content, name), chapterFiles);
  else if (what === "exercise") await make(await exerciseFolder(content, name), exerciseFiles);
  else throw new UsageError(`Cannot make a new ${what}: expected chapter or exercise`);
  return 0;
}

const options = { content: { type: "string", default: "content" } } as const;

/** The number is the order: one more than the last chapter's, unless the name brings its own. */
async function chapterFolder(content: string, name: string): Promise<string> {
  const [, given, words = ""] = /^(?:(\d\d)-)?([a-z][a-z0-9-]*)$/.exec(name) ?? [];
  if (words === "") throw new UsageError(wrongName("chapter", name));
  const chapters = await chaptersIn(content);
  const same = chapters.find((one) => one.slice(3) === words || one.slice(0, 2) === given);
  if (same !== undefined) throw new UsageError(`Cannot make chapter ${name}: there is ${same}`);
  const last = Math.max(0, ...chapters.map((one) => Number(one.slice(0, 2))));
  return join(content, `${given ?? String(last + 1).padStart(2, "0")}-${words}`);
}

async function exerciseFolder(content: string, name: string): Promise<string> {
  const [, chapter = "", exercise = ""] = /^([a-z0-9-]+)\/([a-z][a-z0-9-]*)$/.exec(name) ?? [];
  if (exercise === "") throw new UsageError(wrongName("exercise", name));
  const chapters = await chaptersIn(content);
  const found = chapters.find((one) => one === chapter || one.slice(3) === chapter);
  if (found === undefined) {
    const there = chapters.join(", ") || "none";
    throw new UsageError(
      `Cannot make ${name}: found no chapter ${chapter}, expected one of ${there}`,
    );
  }
  return join(content, found, exercise);
}

function wrongName(what: string, name: string): string {
  const example = what === "chapter" ? "locks, or 15-locks" : "locks/one-key";
  return `Cannot make ${what} ${name}: expected small letters, digits and hyphens, such as ${example}`;
}

async function chaptersIn(content: string): Promise<string[]> {
  const entries = await readdir(content, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && /^\d\d-/.test(entry.name));
  return folders.map((entry) => entry.name).sort();
}

async function make(folder: string, filesOf: (title: string) => Files): Promise<void> {
  if (existsSync(folder)) throw new UsageError(`Cannot make ${shown(folder)}: it is there already`);
  const files = filesOf(titleOf(folder));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  console.log(`Made ${shown(folder)} with ${Object.keys(files).join(", ")}`);
  for (const { file, found } of await todoFindings(folder))
    console.log(`  ${shown(file)}: ${found}`);
  const isExercise = "checks.ts" in files;
  console.log(
    isExercise
      ? `Offer it in the chapter with <Exercise of="${folder.replace(/^.*[/\\]/, "")}" />, try it with npx interleave grade ${shown(folder)}`
      : "Read it with npm run dev, check it with npx interleave check",
  );
}

/** `15-locks-and-keys` is called “Locks and keys”. */
function titleOf(folder: string): string {
  const words = folder.replace(/^.*[/\\](\d\d-)?/, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shown(path: string): string {
  return relative(process.cwd(), path);
}
