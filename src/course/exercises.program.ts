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

/** The checks import what the learner's file no longer exports: that is no place in the checks. */
export function inLearnersWords<Told extends { readonly message: string }>(told: Told): Told {
  const name = /^No matching export in ".*?start\.ts" for import "(.*?)"$/.exec(told.message)?.[1];
  if (name === undefined) return told;
  const message = `The checks need "${name}": expected it to be exported`;
  return { ...told, message, place: null };
}

/** A fresh case, for whoever asks for none in particular. */
export function freshSeed(): number {
  return crypto.getRandomValues(new Uint16Array(1))[0] ?? 1;
}
