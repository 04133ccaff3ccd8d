// The content gate, `interleave check [--write] [CHAPTER…]`: every example runs through the real pipeline
// and prints what was recorded, its Python twin prints the same or declares why not, the text of each
// chapter shows every example it has, and exercises keep their promises. One sentence for each problem.
import { availableParallelism } from "node:os";
import { basename, relative, resolve } from "node:path";
import pLimit, { type LimitFunction } from "p-limit";
import { many } from "../trace/words.ts";
import { type Chapter, chapterFindings, type Finding, readChapters } from "./check.chapter.ts";
import { type Coverage, coverageOf } from "./check.coverage.ts";
import { checkExample, type ExampleReport } from "./check.example.ts";
import { frontmatterFindings } from "./check.frontmatter.ts";
import { checkKinds } from "./check.kinds.ts";
import { todoFindings } from "./check.todos.ts";
import { exerciseFindings } from "./exercises.gate.ts";
import { exercisesIn } from "./exercises.ts";
import { isChapter } from "./names.ts";
import { parsed, UsageError } from "./options.ts";

export interface Report {
  readonly chapters: number;
  readonly examples: readonly ExampleReport[];
  readonly exercises: number;
  readonly questions: number;
  readonly coverage: readonly Coverage[];
  readonly findings: readonly Finding[];
}

interface Options {
  readonly write?: boolean;
  /** Names of chapters. */
  readonly only?: readonly string[];
}

/** Everything that is wrong in the content folder; nothing when the gate is open. */
export async function check(folder: string): Promise<readonly Finding[]> {
  return (await inspect(folder)).findings;
}

/**
 * As `check`, with what was counted. With `write`, records what the examples print; with names in
 * `only`, looks at those chapters alone. As many things run at once as there are processors; what is
 * found stands in the order of the files all the same.
 */
export async function inspect(folder: string, options: Options = {}): Promise<Report> {
  const { write = false, only = [] } = options;
  const chapters = chosen(await readChapters(folder), folder, only);
  const limit = pLimit(availableParallelism());
  const inspected = await Promise.all(
    chapters.map((chapter) => inspectChapter(chapter, write, limit)),
  );
  const coverage = await coverageOf(folder, chapters);
  return {
    chapters: chapters.length,
    examples: inspected.flatMap(({ examples }) => examples),
    exercises: inspected.reduce((sum, { exercises }) => sum + exercises, 0),
    questions: inspected.reduce((sum, { questions }) => sum + questions, 0),
    coverage,
    findings: [
      ...inspected.flatMap(({ findings }) => findings),
      ...coverage.flatMap((one) => one.findings),
      ...(await todosIn(only.length === 0 ? [folder] : chapters.map((one) => one.folder))),
    ],
  };
}

/** Those of the chapters that were asked for; all of them when none was. */
function chosen(chapters: readonly Chapter[], content: string, only: readonly string[]) {
  if (only.length === 0) return chapters;
  const lost = only.find((asked) => !chapters.some(({ folder }) => isChapter(folder, asked)));
  if (lost === undefined) {
    return chapters.filter(({ folder }) => only.some((asked) => isChapter(folder, asked)));
  }
  const folders = chapters.filter((one) => one.folder !== content);
  const there = folders.map(({ folder }) => basename(folder)).join(", ") || "none";
  throw new UsageError(
    `Cannot check ${lost}: found no such chapter in ${relative(process.cwd(), content)}, expected one of ${there}`,
  );
}

async function todosIn(folders: readonly string[]): Promise<Finding[]> {
  return (await Promise.all(folders.map(todoFindings))).flat();
}

async function inspectChapter(chapter: Chapter, write: boolean, limit: LimitFunction) {
  const folders = await exercisesIn(chapter.folder);
  const [fields, examples, kinds, exercises] = await Promise.all([
    frontmatterFindings(chapter),
    limit.map(chapter.examples, (name) => checkExample(chapter, name, write)),
    limit(() => checkKinds(chapter)),
    limit.map(folders, exerciseFindings),
  ]);
  const findings = [
    ...chapterFindings(chapter),
    ...fields,
    ...examples.flatMap((example) => example.findings),
    ...kinds.findings,
    ...exercises.flat(),
  ];
  return { examples, exercises: folders.length, questions: kinds.questions, findings };
}

/** The command. Gives its exit code: 0 when nothing was found, 1 otherwise. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, options);
  const report = await inspect(resolve(values.content), { ...values, only: positionals });
  for (const finding of report.findings) console.error(sentence(finding));
  for (const chapter of report.coverage) console.log(covered(chapter));
  console.log(summary(report));
  return report.findings.length === 0 ? 0 : 1;
}

const options = {
  content: { type: "string", default: "content" },
  write: { type: "boolean", default: false },
} as const;

export function sentence({ file, found, expected, mend }: Finding): string {
  return `${relative(process.cwd(), file)}: found ${found}, expected ${expected}; ${mend}`;
}

function summary({ chapters, examples, exercises, questions, findings }: Report): string {
  const count = (twin: ExampleReport["twin"]) => examples.filter((one) => one.twin === twin).length;
  return [
    many(chapters, "page"),
    many(examples.length, "example"),
    `${count("equal")} equal in Python`,
    `${count("declared")} declared different`,
    many(exercises, "exercise"),
    many(questions, "question"),
    many(findings.length, "problem"),
  ].join(", ");
}

function covered({ chapter, taught }: Coverage): string {
  const found = [...taught.values()].filter((sections) => sections.length > 0).length;
  return `${chapter}: ${found} of ${many(taught.size, "planned id")} taught`;
}
