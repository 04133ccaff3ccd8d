// The words of the checks: each call leaves one claim. A subject is told apart by what it is, and
// values are printed at once, without calling their code, so that nothing can change them later.
import type { Claim, ClaimSubject, Printable } from "../runner/protocol.ts";
import type { Claims, IntervalClaims, Intervals, SpanClaims, ValueClaims } from "./checks.ts";

export interface ClaimPort {
  print(value: unknown): Printable;
  claim(claim: Claim): void;
}

type Matcher = Exclude<keyof AllClaims, "not">;

/** How many values each takes before its message. */
const taken: Readonly<Record<Matcher, number>> = {
  toBe: 1,
  toBeA: 1,
  toContain: 1,
  toMatch: 1,
  toBeAtLeast: 1,
  toBeAtMost: 1,
  toReturn: 1,
  toThrow: 2,
  toThrowCausedBy: 1,
  toTake: 1,
  toTakeAtMost: 1,
  toPrint: 1,
  toPrintSomehow: 1,
  toPrintAt: 1,
  toPrintLine: 1,
  toLeaveNothingBehind: 0,
  toLoseNothing: 0,
  toBlockNobody: 0,
  toReleaseEverything: 0,
  toHappen: 1,
  toStartAt: 1,
  toEndAt: 1,
  toRunTogether: 0,
  toRunInTurn: 0,
  toRunAtMost: 1,
  toComeBefore: 1,
  toRunWithin: 1,
  toBeCancelled: 0,
};

export function claimsFor(role: Claim["role"], message: string, port: ClaimPort): Claims {
  return (subject: unknown): AllClaims => {
    const of = subjectOf(subject, port);
    const words = wordsFor({ role, subject: of, negated: false }, message, port);
    const not = wordsFor({ role, subject: of, negated: true }, message, port);
    return Object.assign(words, { not }) as unknown as AllClaims;
  };
}

/** Whatever the subject, all words are there; `Claims` tells which ones make sense. */
type AllClaims = ValueClaims & SpanClaims & IntervalClaims;

type Start = Pick<Claim, "role" | "subject" | "negated">;

function wordsFor(start: Start, message: string, port: ClaimPort): Record<string, unknown> {
  const words: Record<string, unknown> = {};
  for (const [matcher, count] of Object.entries(taken)) {
    words[matcher] = (...given: readonly unknown[]) => {
      // Of a span the value is claimed, of calls only that they came to an end.
      const values = start.subject.kind === "span" || matcher !== "toReturn" ? count : 0;
      const wanted = given.slice(0, values).map((value) => port.print(value));
      const says = message || (typeof given[values] === "string" ? given[values] : "");
      port.claim({ ...start, matcher, wanted, says });
    };
  }
  return words;
}

function subjectOf(subject: unknown, port: ClaimPort): ClaimSubject {
  if (isOurs(subject)) {
    const { of, name, span } = subject;
    return of === undefined || name === undefined
      ? { kind: "span", span }
      : { kind: of, span, name };
  }
  return { kind: "value", value: port.print(subject) };
}

interface Ours {
  readonly span: number;
  readonly of?: Intervals["of"];
  readonly name?: string;
}

function isOurs(value: unknown): value is Ours {
  return typeof value === "object" && value !== null && ours.has(value);
}

const ours = new WeakSet<object>();

/** Marks what `Trial` gives out: a learner's value that looks like it is only a value. */
export function give<T extends object>(subject: T): T {
  ours.add(subject);
  return Object.freeze(subject);
}
