// Claims about the calls of a function, or about tasks: how often, when, and how they lie to each other.
import type { ClaimSubject, Printable } from "../runner/protocol.ts";
import type { Facts, Interval, SpanFact } from "./facts.ts";
import { moment } from "./stamp.ts";
import { type Judgement, numberIn, numbersIn, textIn } from "./verdictclaim.ts";
import { isIn } from "./verdictspans.ts";
import { listed, plural } from "./words.ts";

export type Intervals = Extract<ClaimSubject, { readonly kind: IntervalKind }>;
type IntervalKind = "calls" | "jobs" | "tasks" | "connections" | "requests";

interface Case {
  readonly facts: Facts;
  readonly span: SpanFact;
  readonly found: readonly Interval[];
  readonly wanted: readonly Printable[];
  /** What they are called in a sentence. */
  readonly they: string;
  readonly outside: Outside | null;
}

interface Outside {
  readonly one: "connection" | "request";
  /** ` to shop.test` */
  readonly where: string;
}

const checksFile = "checks.ts";

type Judge = (given: Case) => Judgement;

export function judgeIntervals(
  facts: Facts,
  span: SpanFact,
  subject: Intervals,
  matcher: string,
  wanted: readonly Printable[],
): Judgement | null {
  const judge = judges[matcher];
  if (judge === undefined) return null;
  const found = intervalsOf(facts, span, subject);
  const outside = outsideOf(subject);
  const they = outside === null ? nameOf(subject) : `the ${outside.one}s${outside.where}`;
  if (found.length > 0 || matcher === "toHappen") {
    return judge({ facts, span, found, wanted, they, outside });
  }
  if (outside !== null) return { holds: false, ...counted(outside, 0, 1) };
  const verb = subject.kind === "tasks" ? "started" : "called";
  return { holds: false, seen: `${they} was not ${verb}`, wanted: `it should be ${verb}` };
}

function nameOf({ kind, name }: Intervals): string {
  return kind === "tasks" ? `task ${name}`.trim() : name;
}

/** What happens outside the program is counted as things, not as calls. */
function outsideOf({ kind, name }: Intervals): Outside | null {
  if (kind !== "connections" && kind !== "requests") return null;
  const one = kind === "connections" ? "connection" : "request";
  return { one, where: name === "" ? "" : ` to ${name}` };
}

function counted({ one, where }: Outside, found: number, wanted: number) {
  const made = found === 1 ? "was made" : "were made";
  const number = found === 0 ? "no" : `${found}`;
  return {
    seen: `${number} ${plural(found, one)}${where} ${made}`,
    wanted: `there should be ${wanted === 0 ? "none" : wanted}`,
  };
}

export function intervalsOf(facts: Facts, span: SpanFact, subject: Intervals): Interval[] {
  return allOf(facts, subject).filter((one) => isIn(one.started.event, span));
}

function allOf(facts: Facts, { kind, name }: Intervals): Interval[] {
  switch (kind) {
    case "calls":
      return facts.calls.filter((one) => one.name === name);
    case "jobs":
      return facts.calls.filter((one) => one.name === name && one.place?.file === checksFile);
    case "tasks":
      return facts.tasks.filter((one) => (name === "" ? one.parent !== null : one.name === name));
    case "connections":
      return facts.connections.filter((one) => name === "" || one.name === name);
    case "requests":
      return facts.requests.filter(
        (one) => name === "" || one.name === name || one.name.startsWith(`${name}/`),
      );
  }
}

const judges: Readonly<Record<string, Judge>> = {
  toHappen: ({ found, wanted: [times], they, outside }) => {
    const count = numberIn(times);
    if (outside !== null) {
      return { holds: found.length === count, ...counted(outside, found.length, count) };
    }
    return {
      holds: found.length === count,
      seen: `${they} happened ${timesText(found.length)}`,
      wanted: `it should happen ${timesText(count)}`,
    };
  },
  toStartAt: (given) => onTime(given, "began", "begin", (one) => one.started.at),
  toEndAt: (given) => onTime(given, "ended", "end", (one) => one.ended?.at ?? Number.NaN),
  toRunTogether: ({ found, they }) => {
    const lastStart = Math.max(...found.map((one) => one.started.event));
    const firstEnd = Math.min(...found.map((one) => one.ended?.event ?? Number.POSITIVE_INFINITY));
    return {
      holds: found.length > 1 && lastStart < firstEnd,
      seen: found.length > 1 ? `the calls of ${they} came in turn` : `${they} ran once`,
      wanted: "all of them should be under way at the same time",
      event: lastStart,
    };
  },
  toRunInTurn: (given) => atMost(given, 1),
  toRunAtMost: (given) => atMost(given, numberIn(given.wanted[0])),
  toComeBefore: (given) => {
    const others = othersOf(given);
    const end = Math.max(...given.found.map((one) => one.ended?.event ?? Number.POSITIVE_INFINITY));
    const start = Math.min(...others.found.map((one) => one.started.event));
    return {
      holds: others.found.length > 0 && end < start,
      seen: `${others.they} began before ${given.they} had ended`,
      wanted: `${given.they} should be over when ${others.they} begins`,
      event: start,
    };
  },
  toRunWithin: (given) => {
    const others = othersOf(given);
    const stray = given.found.find((one) => !others.found.some((other) => encloses(other, one)));
    return {
      holds: stray === undefined,
      seen: `${given.they} ran outside ${others.they}`,
      wanted: `it should run within ${others.they}`,
      ...(stray && { event: stray.started.event }),
    };
  },
  toBeCancelled: (given) => ending(given, "cancelled", "be cancelled"),
  toReturn: (given) => ending(given, "returned", "come to its end"),
};

function onTime(
  { span, found, wanted, they }: Case,
  past: string,
  verb: string,
  time: (one: Interval) => number,
): Judgement {
  const times = found.map((one) => time(one) - span.opened.at);
  const should = numbersIn(wanted[0]);
  return {
    holds: times.length === should.length && times.every((at, index) => at === should[index]),
    seen: `${they} ${past} at ${listed(times.map(clock))}`,
    wanted: `it should ${verb} at ${listed(should.map(clock))}`,
  };
}

function clock(time: number): string {
  return Number.isNaN(time) ? "no time" : moment(time);
}

function atMost({ found, they }: Case, most: number): Judgement {
  const steps = found.flatMap((one) => [
    { event: one.started.event, step: 1 },
    { event: one.ended?.event ?? Number.POSITIVE_INFINITY, step: -1 },
  ]);
  steps.sort((one, other) => one.event - other.event);
  let running = 0;
  let peak = 0;
  let event = 0;
  for (const one of steps) {
    running += one.step;
    if (running <= peak) continue;
    peak = running;
    event = one.event;
  }
  return {
    holds: peak <= most,
    seen: `${peak} of ${they} were under way at once`,
    wanted: `there should be ${most === 1 ? "only one" : `at most ${most}`} at a time`,
    event,
  };
}

const kinds = ["tasks", "jobs", "connections", "requests"] as const;

/** A claim names others as the check's own object: its name and its kind. */
function othersOf({ facts, span, wanted: [others] }: Case): Pick<Case, "found" | "they"> {
  const entries = new Map(others?.kind === "object" ? others.entries : []);
  const name = textIn(entries.get("name")) ?? "";
  const of = textIn(entries.get("of"));
  const kind = kinds.find((one) => one === of) ?? "calls";
  return { found: intervalsOf(facts, span, { kind, name, span: 0 }), they: name };
}

function encloses(outer: Interval, inner: Interval): boolean {
  const end = inner.ended?.event ?? Number.POSITIVE_INFINITY;
  const outerEnd = outer.ended?.event ?? Number.POSITIVE_INFINITY;
  return outer.started.event < inner.started.event && end <= outerEnd;
}

function ending({ found, they }: Case, how: Interval["how"], verb: string): Judgement {
  const other = found.find((one) => one.how !== how);
  const seen = other === undefined ? how : other.how === "running" ? "did not end" : other.how;
  return {
    holds: other === undefined,
    seen: `${they} ${seen}`,
    wanted: `it should ${verb}`,
    ...(other && { event: (other.ended ?? other.started).event }),
  };
}

function timesText(count: number): string {
  return count === 0 ? "never" : count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
