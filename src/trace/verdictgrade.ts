// Grading: every check in a fresh run of its own, under each order it asks for, and one verdict on
// all of them. How a program is run is handed in, so that the page and the command line give the same;
// how many runs go at a time is the business of who runs them.
import type { ListedCheck, TraceEvent } from "../runner/protocol.ts";
import { judgeRun, type RunVerdict } from "./verdict.ts";

export interface GradeRun {
  /** Which check. */
  readonly check: number;
  readonly seed: number;
  readonly schedule: number;
}

/** All the events of such a run. */
export type RunCheck = (run: GradeRun) => Promise<readonly TraceEvent[]>;

export interface GradeOptions {
  readonly seed: number;
  /** Every check runs under at least this many orders. */
  readonly schedules?: number;
}

export interface CheckVerdict {
  readonly check: number;
  readonly sentence: string;
  /** How many orders it was run under. */
  readonly runs: number;
  /** The first run that did not pass, if there is one. */
  readonly run: GradeRun;
  readonly verdict: RunVerdict;
  readonly events: readonly TraceEvent[];
}

export interface Grade {
  readonly kind: "passed" | "failed";
  readonly seed: number;
  readonly checks: readonly CheckVerdict[];
}

/** Of a program that broke before it listed its checks. */
const unlisted: ListedCheck = { sentence: "The program can be checked", schedules: 1 };

export async function grade(runCheck: RunCheck, options: GradeOptions): Promise<Grade> {
  const { seed, schedules = 1 } = options;
  const first = await once(runCheck, { check: 0, seed, schedule: 0 });
  const listed = first.checks.length > 0 ? first.checks : [unlisted];
  const started: Started = { runCheck, seed, first };
  const checks = await Promise.all(
    listed.map((check, index) =>
      gradeCheck(started, index, { ...check, schedules: Math.max(schedules, check.schedules) }),
    ),
  );
  const passed = checks.every(({ verdict }) => verdict.kind === "passed");
  return { kind: passed ? "passed" : "failed", seed, checks };
}

interface Done {
  readonly run: GradeRun;
  readonly verdict: RunVerdict;
  readonly checks: readonly ListedCheck[];
  readonly events: readonly TraceEvent[];
}

interface Started {
  readonly runCheck: RunCheck;
  readonly seed: number;
  readonly first: Done;
}

async function gradeCheck(
  { runCheck, seed, first }: Started,
  check: number,
  { sentence, schedules }: ListedCheck,
): Promise<CheckVerdict> {
  const done = Array.from({ length: schedules }, (_, schedule) =>
    check === 0 && schedule === 0
      ? Promise.resolve(first)
      : // Another order is another case: the numbers a check makes up differ too.
        once(runCheck, { check, seed: seed + schedule, schedule }),
  );
  const all = await Promise.all(done);
  const shown = all.find(({ verdict }) => verdict.kind !== "passed") ?? all[0] ?? first;
  const { run, verdict, events } = shown;
  return { check, sentence, runs: all.length, run, verdict, events };
}

async function once(runCheck: RunCheck, run: GradeRun): Promise<Done> {
  const events = await runCheck(run);
  return { run, events, ...judgeRun(events) };
}
