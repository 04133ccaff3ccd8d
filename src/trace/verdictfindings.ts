// What the doctor finds in the runs of a grading that did not pass, as far as it is about the learner's
// own file: each sentence once, with the first check it was found in.
import { diagnose, type Finding } from "./hang.ts";
import type { CheckVerdict } from "./verdictgrade.ts";

export interface GradedFinding {
  readonly finding: Finding;
  readonly check: CheckVerdict;
}

/** A check cancels and leaves what it likes; a learner's program answers for these. */
const never: ReadonlySet<Finding["kind"]> = new Set([
  ...(["leakedTask", "leakedConnection", "leakedProcess", "unhandledRejection"] as const),
]);

export function findingsIn(
  checks: readonly CheckVerdict[],
  file: string,
  text: string,
): GradedFinding[] {
  const told = new Map<string, GradedFinding>();
  for (const check of checks) {
    if (check.verdict.kind === "passed") continue;
    for (const finding of diagnose(check.events, { [file]: text })) {
      const isOwn = finding.place === null || finding.place.file === file;
      if (!isOwn || never.has(finding.kind) || told.has(finding.sentence)) continue;
      told.set(finding.sentence, { finding, check });
    }
  }
  return [...told.values()];
}

/** Whether a finding says why the run broke, so that the verdict need not say it again. */
export function isExplained(
  { verdict }: CheckVerdict,
  findings: readonly GradedFinding[],
): boolean {
  if (verdict.kind !== "broke") return false;
  if (!["deadlocked", "hung", "overran"].includes(verdict.outcome)) return false;
  return findings.length > 0;
}
