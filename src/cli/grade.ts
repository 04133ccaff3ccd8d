// `interleave grade EXERCISE [FILE]`: the checks of an exercise on a file, with the verdict that the
// page gives. Without a file it grades `start.ts`, where the learner works.
import { join, relative, resolve } from "node:path";
import { freshSeed, learnerFile } from "../course/exercises.program.ts";
import { findingsIn, isExplained } from "../trace/verdictfindings.ts";
import { sentence } from "./check.ts";
import { diagnosticText } from "./ending.ts";
import { readExercise } from "./exercises.ts";
import { type Graded, gradeText } from "./grade.run.ts";
import { findExercise } from "./names.ts";
import { parsed, UsageError } from "./options.ts";
import { readSource } from "./program.ts";

export async function gradeCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, options);
  const [exercise, file, ...others] = positionals;
  if (exercise === undefined) throw new UsageError("Cannot grade: no exercise was named");
  if (others.length > 0) {
    throw new UsageError(`Cannot grade ${positionals.length - 1} files: expected one`);
  }
  const folder = await findExercise(resolve(values.content), exercise);
  const read = await readExercise(folder);
  if (read.kind === "wrong") {
    for (const problem of read.problems) console.error(sentence(problem));
    return 2;
  }
  const path = file ?? relative(process.cwd(), join(folder, "start.ts"));
  const text = await readSource(path);
  const graded = await gradeText(text, read.exercise.checks, { seed: seedOf(values.seed) });
  if (values.json) console.log(JSON.stringify(withoutEvents(graded)));
  else tell(graded, path, text, read.exercise.fields.learnt);
  return { passed: 0, failed: 1, refused: 2 }[graded.kind];
}

const options = {
  content: { type: "string", default: "content" },
  json: { type: "boolean", default: false },
  seed: { type: "string" },
} as const;

/** A fresh case each time, unless a verdict is to be had again. */
function seedOf(given: string | undefined): number {
  if (given === undefined) return freshSeed();
  if (!/^\d{1,9}$/.test(given)) {
    throw new UsageError(`Cannot use --seed ${given}: expected a whole number, 0 or more`);
  }
  return Number(given);
}

function withoutEvents(graded: Graded): unknown {
  if (graded.kind === "refused") return graded;
  return { ...graded, checks: graded.checks.map(({ events: _, ...check }) => check) };
}

function tell(graded: Graded, path: string, text: string, learnt: string): void {
  if (graded.kind === "refused") {
    const loaded = {
      program: { entry: "start.ts", files: { "start.ts": text } },
      shown: () => path,
    };
    for (const diagnostic of graded.diagnostics) console.error(diagnosticText(diagnostic, loaded));
    console.log("Nothing was checked: the file does not compile.");
    return;
  }
  const findings = findingsIn(graded.checks, learnerFile, text);
  for (const { finding } of findings) console.log(`! ${finding.sentence}`);
  for (const check of graded.checks) {
    const { sentence, verdict, runs, run } = check;
    const orders = runs > 1 ? ` (${runs} orders)` : "";
    console.log(`${verdict.kind === "passed" ? "✓" : "✗"} ${sentence}${orders}`);
    if (verdict.kind === "passed") continue;
    if (!isExplained(check, findings)) console.log(`    ${verdict.message}`);
    if (run.schedule > 0) console.log(`    In order ${run.schedule}, with seed ${run.seed}.`);
  }
  const passed = graded.checks.filter(({ verdict }) => verdict.kind === "passed").length;
  console.log(`\n${passed} of ${graded.checks.length} passed, seed ${graded.seed}`);
  if (graded.kind === "passed") console.log(learnt);
}
