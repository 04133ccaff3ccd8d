// The program that grades a submission: the learner's file under the name `start.ts`, the exercise's
// checks, and a harness that is evaluated before both and takes the checks' way in with it.

/** Has the form of the runner's `Program`. */
export interface GradedProgram {
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
  readonly graders: readonly string[];
}

export const learnerFile = "start.ts";
const entry = "grade.ts";
const checksFile = "checks.ts";
const harness = "harness.ts";

const entryText = 'import "checks";\nimport "./checks.ts";\n';
const harnessText = 'export const { check } = globalThis[Symbol.for("interleave.grade")]();\n';

export function gradedProgram(submission: string, checks: string): GradedProgram {
  return {
    entry,
    files: {
      [entry]: entryText,
      [learnerFile]: submission,
      [checksFile]: checks,
      [harness]: harnessText,
    },
    graders: [entry, checksFile, harness],
  };
}

/** The names that the learner's file must export, as the compiler misses them. */
export function missingExport(message: string): string | null {
  return /^No matching export in ".*?start\.ts" for import "(.*?)"$/.exec(message)?.[1] ?? null;
}
