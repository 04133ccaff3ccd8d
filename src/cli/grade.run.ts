// Grades one file against an exercise's checks, in Node's worker threads: compiled once, then each
// check in a run of its own.
import pLimit from "p-limit";
import { gradedProgram, inLearnersWords } from "../course/exercises.program.ts";
import { buildRuntime } from "../runner/bundle.ts";
import { compile } from "../runner/compile.node.ts";
import { run } from "../runner/node.ts";
import { defaults } from "../runner/options.ts";
import type { Diagnostic } from "../runner/protocol.ts";
import { type Grade, type GradeOptions, grade } from "../trace/verdictgrade.ts";

/** How many checks run at a time. */
const together = 3;

export type Graded =
  | Grade
  /** Nothing was checked: the file does not compile, or lacks what the checks need. */
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[] };

export async function gradeText(
  submission: string,
  checks: string,
  options: GradeOptions,
): Promise<Graded> {
  const { modules } = await buildRuntime();
  const compiled = await compile(gradedProgram(submission, checks), modules);
  if (compiled.kind === "refused") {
    return { kind: "refused", diagnostics: compiled.diagnostics.map(inLearnersWords) };
  }
  const limit = pLimit(together);
  return grade(
    (wanted) => limit(() => run(compiled.script, { ...defaults, ...wanted }).all()),
    options,
  );
}

/** The first thing a learner would be told; `null` when all is well. */
export function firstMessage(graded: Graded): string | null {
  if (graded.kind === "refused") return graded.diagnostics[0]?.message ?? "It does not compile.";
  const wrong = graded.checks.find(({ verdict }) => verdict.kind !== "passed");
  return wrong === undefined || wrong.verdict.kind === "passed" ? null : wrong.verdict.message;
}
