// One press of Check: the learner's program with the checks, compiled and graded; and any run of one
// check again, which is the same run since nothing in it is left to chance. Who asked says with a
// signal when nobody wants the answer any more.
import { freshSeed, gradedProgram, inLearnersWords } from "../course/exercises.program.ts";
import { defaults } from "../runner/options.ts";
import type { Diagnostic, Script, TraceEvent } from "../runner/protocol.ts";
import { type Grade, type GradeRun, grade } from "../trace/verdictgrade.ts";
import type { Engine } from "./engine.ts";

export type Checked =
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "graded"; readonly grade: Grade };

export async function checkSource(
  engine: Engine,
  source: string,
  checks: string,
  signal: AbortSignal,
): Promise<Checked> {
  engine.warmBeside();
  const script = await compiled(engine, source, checks);
  if ("diagnostics" in script) return { kind: "refused", ...script };
  const seed = freshSeed();
  const graded = await grade((wanted) => runOf(engine, script, wanted, signal), { seed });
  return { kind: "graded", grade: graded };
}

/** The run of one check, the same every time; `null` for a program that does not compile. */
export async function runOfCheck(
  engine: Engine,
  source: string,
  checks: string,
  run: GradeRun,
  signal: AbortSignal,
): Promise<readonly TraceEvent[] | null> {
  const script = await compiled(engine, source, checks);
  return "diagnostics" in script ? null : runOf(engine, script, run, signal);
}

async function runOf(
  engine: Engine,
  script: Script,
  wanted: GradeRun,
  signal: AbortSignal,
): Promise<readonly TraceEvent[]> {
  return engine.runBeside(script, { ...defaults, ...wanted }, signal);
}

async function compiled(
  engine: Engine,
  source: string,
  checks: string,
): Promise<Script | { diagnostics: readonly Diagnostic[] }> {
  const compiled = await engine.compile(gradedProgram(source, checks));
  if (compiled.kind === "compiled") return compiled.script;
  return { diagnostics: compiled.diagnostics.map(inLearnersWords) };
}
