// The verdict on one run of one check, from its events alone. A check passes when the program came to
// its end, every claim holds, nothing was lost on the way, and something was claimed at all.
import type { Claim, ListedCheck, Outcome, TraceEvent } from "../runner/protocol.ts";
import { type Claimed, Facts } from "./facts.ts";
import { moment } from "./stamp.ts";
import { errorTitle } from "./value.ts";
import type { Judgement } from "./verdictclaim.ts";
import { judgeIntervals } from "./verdictintervals.ts";
import { spanJudges } from "./verdictspans.ts";
import { valueJudges } from "./verdictvalues.ts";
import { listed } from "./words.ts";

export type RunVerdict =
  | { readonly kind: "passed" }
  /** A claim does not hold, or an anticipated mistake was recognised. */
  | (Told & { readonly kind: "failed"; readonly anticipated: boolean })
  /** The run did not get far enough to be judged: it threw, hung, waited for ever. */
  | (Told & { readonly kind: "broke"; readonly outcome: Outcome["kind"] });

interface Told {
  /** A sentence or two for the learner. */
  readonly message: string;
  /** The virtual time, and the event, at which it went wrong. */
  readonly at: number;
  readonly event: number;
}

export interface Judged {
  readonly verdict: RunVerdict;
  readonly checks: readonly ListedCheck[];
}

export function judgeRun(events: Iterable<TraceEvent>): Judged {
  const facts = Facts.of(events);
  return { verdict: verdictOn(facts), checks: facts.listed };
}

function verdictOn(facts: Facts): RunVerdict {
  const judged = facts.claims.map((claimed) => ({ claimed, judgement: judge(facts, claimed) }));
  const spotted = judged.find(
    ({ claimed, judgement }) => claimed.claim.role === "spotted" && judgement.holds,
  );
  if (spotted) return failed(facts, spotted.claimed, spotted.judgement, true);
  const broken = brokenRun(facts);
  if (broken) return broken;
  const expected = judged.filter(({ claimed }) => claimed.claim.role === "expected");
  const wrong = expected.find(({ judgement }) => !judgement.holds);
  if (wrong) return failed(facts, wrong.claimed, wrong.judgement, false);
  const thrown = facts.ended?.error ?? null;
  if (thrown !== null) {
    const message = `It threw ${errorTitle(thrown)}.`;
    return { kind: "failed", message, anticipated: false, ...lastMoment(facts) };
  }
  const lost = lostIn(facts);
  if (lost) return lost;
  if (expected.length > 0) return { kind: "passed" };
  const message = "Nothing was checked: the check's code did not claim anything.";
  return { kind: "broke", message, outcome: "returned", ...lastMoment(facts) };
}

function judge(facts: Facts, { claim }: Claimed): Judgement {
  const judgement = judgePlain(facts, claim) ?? unknown(claim);
  if (!claim.negated) return judgement;
  const { wanted } = judgement;
  return { ...judgement, holds: !judgement.holds, wanted: wanted.replace("should", "should not") };
}

function judgePlain(facts: Facts, { subject, matcher, wanted }: Claim): Judgement | null {
  if (subject.kind === "value") return valueJudges[matcher]?.(subject.value, wanted[0]) ?? null;
  const span = facts.spans.get(subject.span);
  if (span === undefined) return null;
  if (subject.kind === "span") return spanJudges[matcher]?.(facts, span, wanted) ?? null;
  return judgeIntervals(facts, span, subject, matcher, wanted);
}

/** An author's slip: told as what it is, and never as a pass. */
function unknown({ matcher, subject, negated }: Claim): Judgement {
  const seen = `the check asked ${matcher} of a ${subject.kind}`;
  return { holds: negated, seen, wanted: "it should ask something that can be judged" };
}

function failed(
  facts: Facts,
  claimed: Claimed,
  judgement: Judgement,
  anticipated: boolean,
): RunVerdict {
  const { seen, wanted } = judgement;
  const message = claimed.claim.says || `${capital(seen)}; ${wanted}.`;
  const event = judgement.event ?? spanEnd(facts, claimed);
  return { kind: "failed", message, anticipated, at: claimed.at, event };
}

function spanEnd(facts: Facts, { claim, event }: Claimed): number {
  if (claim.subject.kind === "value") return event;
  return facts.spans.get(claim.subject.span)?.closed?.event ?? event;
}

function brokenRun(facts: Facts): RunVerdict | null {
  const { outcome } = facts;
  if (outcome?.kind === "returned" && facts.ended !== null) return null;
  const kind = outcome?.kind ?? "stopped";
  const message = outcome === null ? "The run did not end." : brokenText(outcome, facts);
  return { kind: "broke", message, outcome: kind, ...lastMoment(facts) };
}

function brokenText(outcome: Outcome, facts: Facts): string {
  switch (outcome.kind) {
    case "returned":
    case "stopped":
      return "The run was stopped before it could be judged.";
    case "threw":
      return `${facts.listed.length === 0 ? "Before anything could be checked, the" : "The"} program threw ${errorTitle(outcome.error)}${outcome.rejection ? ", and nobody caught it" : ""}.`;
    case "refused":
      return "The program does not compile.";
    case "deadlocked": {
      const who = outcome.waiting.map(
        ({ name, on }) => `${name === "" ? "the program" : name} for ${on.text}`,
      );
      return `It waits for ever: ${listed(who)}. Nothing is left that could end the wait.`;
    }
    case "hung":
      if (outcome.cause === "microtasks") {
        return "Promises follow each other without end, and nothing else can run.";
      }
      return outcome.place === null
        ? "The program no longer answers: it computes without end, or takes more memory than there is."
        : "A loop never ends: the program did not give its turn back.";
    case "overran":
      return `The program went on and on: it went over the limit of ${outcome.limit}.`;
    default:
      return outcome satisfies never;
  }
}

/** What a program must not lose, unless the check has an eye on it itself. */
function lostIn(facts: Facts): RunVerdict | null {
  const [first] = facts.reports;
  if (first === undefined) return null;
  if (facts.claims.some(({ claim }) => claim.matcher === "toLoseNothing")) return null;
  const message = `At ${moment(first.at)}: ${first.report.text}.`;
  return { kind: "failed", message, anticipated: false, at: first.at, event: first.event };
}

function lastMoment({ end }: Facts): Pick<Told, "at" | "event"> {
  return { at: end.at, event: end.event };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
