// What the gate asks of an exercise: its start fails and says where to begin, and so do functions that
// do nothing; its solution passes under many orders, and each anticipated mistake gives exactly its message.
import { join } from "node:path";
import type { FieldProblem } from "../course/exercises.ts";
import { type Exercise, readExercise } from "./exercises.ts";
import { firstMessage, type Graded, gradeText } from "./grade.run.ts";

/** A solution that depends on luck is none. */
const orders = 20;
/** An exercise that nobody gets wrong teaches nothing. */
const fewestMistakes = 2;
const seeds = [1, 77] as const;

export async function exerciseFindings(folder: string): Promise<readonly FieldProblem[]> {
  const read = await readExercise(folder);
  if (read.kind === "wrong") return read.problems;
  const { exercise } = read;
  return [
    ...(await startFindings(exercise)),
    ...(await hollowFindings(exercise)),
    ...(await solutionFindings(exercise)),
    ...(await mistakeFindings(exercise)),
  ];
}

async function startFindings(exercise: Exercise): Promise<FieldProblem[]> {
  const file = join(exercise.folder, "start.ts");
  const findings: FieldProblem[] = [];
  if (!/\/\/ TODO: \S/.test(exercise.start)) {
    const expected = "a comment // TODO: that says where to begin";
    findings.push({
      file,
      found: "no TODO",
      expected,
      mend: "write it where the learner must act",
    });
  }
  const graded = await gradeText(exercise.start, exercise.checks, { seed: seeds[0] });
  if (graded.kind === "passed") {
    const mend = "take something away, or ask more in checks.ts";
    findings.push({
      file,
      found: "a start that passes",
      expected: "at least one failed check",
      mend,
    });
  } else if (graded.kind === "refused") {
    const found = `a start that does not compile: ${firstMessage(graded)}`;
    findings.push({ file, found, expected: "a program to begin with", mend: "mend it" });
  }
  return findings;
}

/** Whoever does nothing also does nothing wrong: checks must ask for something to be done. */
async function hollowFindings({ folder, checks }: Exercise): Promise<FieldProblem[]> {
  const imported = /import \{([^}]*)\} from "\.\/start\.ts"/.exec(checks)?.[1] ?? "";
  const names = imported.split(",").map((name) => name.trim());
  const values = names.filter((name) => name !== "" && !name.startsWith("type "));
  const hollow = values.map((name) => `export function ${name}() {}`).join("\n");
  const graded = await gradeText(hollow, checks, { seed: seeds[0] });
  if (graded.kind !== "passed") return [];
  const found = "checks that functions pass which do nothing";
  const expected = "at least one check that fails for them";
  return [{ file: join(folder, "checks.ts"), found, expected, mend: "ask for what should happen" }];
}

async function solutionFindings(exercise: Exercise): Promise<FieldProblem[]> {
  const file = join(exercise.folder, "solution.ts");
  const findings: FieldProblem[] = [];
  for (const seed of seeds) {
    // The first seed goes through every order; the other is a fresh case.
    const schedules = seed === seeds[0] ? orders : 1;
    const graded = await gradeText(exercise.solution, exercise.checks, { seed, schedules });
    if (graded.kind === "passed") continue;
    findings.push({
      file,
      found: `${about(graded)} (seed ${seed})`,
      expected: `a solution that passes under ${schedules} orders`,
      mend: "mend the solution or the check",
    });
  }
  return findings;
}

async function mistakeFindings({ folder, checks, mistakes }: Exercise): Promise<FieldProblem[]> {
  const findings: FieldProblem[] = [];
  if (mistakes.length < fewestMistakes) {
    findings.push({
      file: join(folder, "mistakes"),
      found: `${mistakes.length} mistakes`,
      expected: `at least ${fewestMistakes}`,
      mend: "write down what people get wrong",
    });
  }
  for (const { file, text, says } of mistakes) {
    if (says === "") {
      const expected = "a comment // says: with the message it must produce";
      findings.push({ file, found: "no such comment", expected, mend: "write it" });
      continue;
    }
    const graded = await gradeText(text, checks, { seed: seeds[0] });
    const message = firstMessage(graded);
    if (message === says) continue;
    findings.push({
      file,
      found: message === null ? "a mistake that passes" : `the message "${message}"`,
      expected: `"${says}"`,
      mend: "make checks.ts recognise it, or correct what it says",
    });
  }
  return findings;
}

function about(graded: Graded): string {
  if (graded.kind === "refused") return `a solution that is refused: ${firstMessage(graded)}`;
  const wrong = graded.checks.find(({ verdict }) => verdict.kind !== "passed");
  return `"${wrong?.sentence}" to fail in order ${wrong?.run.schedule}: ${firstMessage(graded)}`;
}
