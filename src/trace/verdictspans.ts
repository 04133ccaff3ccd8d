// Claims about a stretch of the run: what it gave, how long it took, what it printed, what it left.
import type { Printable } from "../runner/protocol.ts";
import type { Facts, Interval, PrintedLine, SpanFact } from "./facts.ts";
import { moment } from "./stamp.ts";
import { errorTitle } from "./value.ts";
import { itemsIn, type Judgement, numberIn, print, same, textIn, textsIn } from "./verdictclaim.ts";
import { duration, listed, many } from "./words.ts";

type Judge = (facts: Facts, span: SpanFact, wanted: readonly Printable[]) => Judgement;

export const spanJudges: Readonly<Record<string, Judge>> = {
  toReturn: (_, span, [value]) => ({
    holds: span.error === null && span.closed !== null && same(span.value ?? undefined, value),
    seen: came(span),
    wanted: `it should return ${print(value)}`,
  }),
  toThrow: (_, span, [name, message]) => {
    const title = [textIn(name), textIn(message)].filter((part) => part !== undefined).join(": ");
    const holds =
      span.error !== null &&
      span.error.name === textIn(name) &&
      span.error.message.includes(textIn(message) ?? "");
    return { holds, seen: came(span), wanted: `it should throw ${title}` };
  },
  toThrowCausedBy: (_, span, [messages]) => {
    const causes = causesOf(span);
    const wanted = textsIn(messages);
    return {
      holds: span.error !== null && JSON.stringify(causes) === JSON.stringify(wanted),
      seen:
        causes.length === 0 ? `${came(span)} without a cause` : `the cause was ${listed(causes)}`,
      wanted: `the cause should be ${listed(wanted)}`,
    };
  },
  toTake: (facts, span, [time]) => ({
    holds: lengthOf(facts, span) === numberIn(time),
    seen: `it took ${duration(lengthOf(facts, span))}`,
    wanted: `it should take ${duration(numberIn(time))}`,
  }),
  toTakeAtMost: (facts, span, [time]) => ({
    holds: lengthOf(facts, span) <= numberIn(time),
    seen: `it took ${duration(lengthOf(facts, span))}`,
    wanted: `it should take ${duration(numberIn(time))} at most`,
  }),
  toPrint: (facts, span, [lines]) => printed(linesIn(facts, span), textsIn(lines)),
  toPrintSomehow: (facts, span, [lines]) => somehow(linesIn(facts, span), textsIn(lines)),
  toPrintAt: (facts, span, [lines]) => {
    const found = linesIn(facts, span);
    const stamped = itemsIn(lines).map((line) => {
      const [at, text] = itemsIn(line);
      return `${moment(numberIn(at))} ${textIn(text) ?? ""}`;
    });
    return printed(
      found.map((line) => ({ ...line, text: `${moment(line.at - span.opened.at)} ${line.text}` })),
      stamped,
    );
  },
  toPrintLine: (facts, span, [line]) => {
    const found = linesIn(facts, span);
    return {
      holds: found.some(({ text }) => text === textIn(line)),
      seen: found.length === 0 ? "it printed nothing" : `it printed ${quoted(found)}`,
      wanted: `it should print "${textIn(line) ?? ""}"`,
    };
  },
  toLeaveNothingBehind: (facts, span) => leftBehind(facts, span),
  toLoseNothing: (facts, span) => {
    const lost = facts.reports.filter((report) => isIn(report.event, span));
    const [first] = lost;
    return {
      holds: first === undefined,
      seen: first?.report.text ?? "nothing was lost",
      wanted: "nothing should be lost",
      ...(first && { event: first.event }),
    };
  },
  toBlockNobody: (facts, span) => {
    const stall = facts.stalls.find(({ event }) => isIn(event, span));
    const kept = stall
      ? `one piece of code kept the thread for ${duration(stall.at - stall.from)}`
      : "";
    return {
      holds: stall === undefined,
      seen: kept || "nobody was kept waiting by running code",
      wanted: "the others should be able to run meanwhile",
      ...(stall && { event: stall.event }),
    };
  },
  toReleaseEverything: (facts, span) => {
    const held = new Map<number, number>();
    for (const { object, change, event } of facts.changes) {
      if (!isIn(event, span)) continue;
      const step = change === "acquired" ? 1 : change === "released" ? -1 : 0;
      held.set(object, (held.get(object) ?? 0) + step);
    }
    const left = [...held.values()].filter((count) => count > 0).length;
    return {
      holds: left === 0,
      seen: left === 0 ? "everything acquired was released" : "something acquired was not released",
      wanted: "everything acquired should be released, whatever happens",
    };
  },
};

export function isIn(event: number, { opened, closed }: SpanFact): boolean {
  return event >= opened.event && (closed === null || event <= closed.event);
}

function came({ closed, value, error }: SpanFact): string {
  if (error !== null) return `it threw ${errorTitle(error)}`;
  if (closed === null) return "it did not come to an end";
  return `it returned ${print(value ?? undefined)}`;
}

function lengthOf(facts: Facts, { opened, closed }: SpanFact): number {
  return (closed ?? facts.end).at - opened.at;
}

function causesOf({ error }: SpanFact): string[] {
  const causes: string[] = [];
  for (let cause = error?.cause; cause?.kind === "error"; cause = cause.error.cause) {
    causes.push(cause.error.message);
  }
  return causes;
}

function linesIn(facts: Facts, span: SpanFact): PrintedLine[] {
  return facts.lines.filter(({ event }) => isIn(event, span));
}

function quoted(lines: readonly { readonly text: string }[]): string {
  return listed(lines.map(({ text }) => `"${text}"`));
}

function printed(found: readonly PrintedLine[], wanted: readonly string[]): Judgement {
  const length = Math.max(found.length, wanted.length);
  const at = Array.from({ length }, (_, i) => i).find((i) => found[i]?.text !== wanted[i]);
  if (at === undefined) {
    return { holds: true, seen: `it printed ${quoted(found)}`, wanted: "it should print that" };
  }
  const line = found[at];
  const should = wanted[at];
  const seen =
    found.length === 0
      ? "it printed nothing"
      : line === undefined
        ? `it printed ${many(found.length, "line")} and no more`
        : `line ${at + 1} was "${line.text}"`;
  const expected =
    should === undefined
      ? `there should be ${wanted.length === 0 ? "no line" : `only ${wanted.length}`}`
      : `line ${at + 1} should be "${should}"`;
  return { holds: false, seen, wanted: expected, ...(line && { event: line.event }) };
}

function somehow(found: readonly PrintedLine[], wanted: readonly string[]): Judgement {
  const left = [...wanted];
  const extra: PrintedLine[] = [];
  for (const line of found) {
    const at = left.indexOf(line.text);
    if (at < 0) extra.push(line);
    else left.splice(at, 1);
  }
  const [first] = extra;
  const seen =
    first !== undefined
      ? `it printed "${first.text}"`
      : left.length > 0
        ? `it did not print "${left[0]}"`
        : `it printed ${quoted(found)}`;
  return {
    holds: extra.length === 0 && left.length === 0,
    seen,
    wanted: `it should print ${listed(wanted.map((line) => `"${line}"`))}, in any order`,
    ...(first && { event: first.event }),
  };
}

/** What was still going on when the first task of its family, the program, was over. */
function leftBehind(facts: Facts, span: SpanFact): Judgement {
  const byId = new Map(facts.tasks.map((task) => [task.task, task]));
  const rootOf = (task: Interval): Interval => {
    const parent = task.parent === null ? undefined : byId.get(task.parent);
    return parent === undefined ? task : rootOf(parent);
  };
  const outlives = (one: Interval, task: Interval | undefined) => {
    const end = task && rootOf(task).ended;
    return end != null && (one.ended === null || one.ended.event > end.event);
  };
  const inSpan = (one: Interval) => isIn(one.started.event, span);
  const task = facts.tasks.find((one) => inSpan(one) && outlives(one, one));
  const call = facts.calls.find((one) => inSpan(one) && outlives(one, byId.get(one.task)));
  const left = task ?? call;
  const what = task ? `task "${task.name}"` : `a call of ${call?.name || "an unnamed function"}`;
  return {
    holds: left === undefined,
    seen: left ? `${what} was still going on when the program ended` : "nothing was left behind",
    wanted: "the program should wait for all it has started",
    ...(left && { event: left.started.event }),
  };
}
