// Exercises on disk, as the command line and the gate read them.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ExerciseFields, type FieldProblem, readFields } from "../course/exercises.ts";
import { partsOf } from "../course/page.ts";

export interface Mistake {
  readonly file: string;
  readonly text: string;
  /** The message it must produce; empty when the file doesn't say. */
  readonly says: string;
}

export interface Exercise {
  readonly folder: string;
  readonly page: string;
  readonly fields: ExerciseFields;
  /** The text of the task. */
  readonly task: string;
  readonly start: string;
  readonly solution: string;
  readonly checks: string;
  readonly mistakes: readonly Mistake[];
}

export type ExerciseRead =
  | { readonly kind: "read"; readonly exercise: Exercise }
  | { readonly kind: "wrong"; readonly problems: readonly FieldProblem[] };

const needed = ["exercise.mdx", "start.ts", "solution.ts", "checks.ts"] as const;
const allowed = new Set<string>([...needed, "mistakes"]);

/** The folders of exercises in a chapter's folder, in alphabetical order. */
export async function exercisesIn(chapter: string): Promise<string[]> {
  const entries = await readdir(chapter, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(chapter, entry.name))
    .filter(isExercise)
    .sort();
}

/** A chapter may have an example named `start`, which makes no exercise of it. */
export function isExercise(folder: string): boolean {
  if (existsSync(join(folder, "chapter.mdx"))) return false;
  return needed.some((name) => existsSync(join(folder, name)));
}

export async function readExercise(folder: string): Promise<ExerciseRead> {
  const names = await readdir(folder);
  const page = join(folder, "exercise.mdx");
  const problems: FieldProblem[] = [
    ...needed.filter((name) => !names.includes(name)).map((name) => missing(join(folder, name))),
    ...names.filter((name) => !allowed.has(name)).map((name) => unknown(join(folder, name))),
  ];
  if (problems.length > 0) return { kind: "wrong", problems };
  const text = await readFile(page, "utf8");
  const parts = partsOf(text);
  const fields = readFields(page, parts.fields);
  if (fields.kind === "wrong") return fields;
  const [start, solution, checks] = await Promise.all(
    ["start.ts", "solution.ts", "checks.ts"].map((name) => readFile(join(folder, name), "utf8")),
  );
  const mistakes = await readMistakes(join(folder, "mistakes"));
  const task = parts.text.trim();
  const texts = { task, start: start ?? "", solution: solution ?? "", checks: checks ?? "" };
  return { kind: "read", exercise: { folder, page, fields: fields.fields, ...texts, mistakes } };
}

async function readMistakes(folder: string): Promise<Mistake[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const text = await readFile(file, "utf8");
      return { file, text, says: saysIn(text) };
    }),
  );
}

/** `// says: …`, on as many lines of comment as it needs. */
function saysIn(text: string): string {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith("// says: "));
  if (first < 0) return "";
  const rest = lines.slice(first + 1);
  const end = rest.findIndex((line) => !line.startsWith("// "));
  const comment = [lines[first] ?? "", ...rest.slice(0, end < 0 ? rest.length : end)];
  return comment.map((line) => line.replace(/^\/\/ (says: )?/, "").trim()).join(" ");
}

function missing(file: string): FieldProblem {
  const expected = "exercise.mdx, start.ts, solution.ts and checks.ts in every exercise";
  return { file, found: "no such file", expected, mend: "write it" };
}

function unknown(file: string): FieldProblem {
  const expected = "only exercise.mdx, start.ts, solution.ts, checks.ts and mistakes/";
  return {
    file,
    found: "a file that belongs to no exercise",
    expected,
    mend: "delete or rename it",
  };
}
