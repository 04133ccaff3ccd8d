// What the checks of an exercise import as "checks". A check says in a sentence what should be so, and
// claims it with `t`; nothing here decides whether a claim holds: that is done outside, from the trace.

export interface CheckOptions {
  /** Under how many orders of what the platform leaves open it is run; 1 by default. */
  readonly schedules?: number;
}

export type CheckBody = (t: Trial) => void | PromiseLike<void>;

/** A stretch of the run, with what came of it. */
export interface Span<T = unknown> {
  readonly span: number;
  /** What the body returned; `undefined` if it threw. */
  readonly value: T | undefined;
}

/** Async calls of a function, tasks with a name, connections or requests to a host, within a span. */
export interface Intervals {
  readonly of: "calls" | "jobs" | "tasks" | "connections" | "requests";
  readonly name: string;
  readonly span: number;
}

/** One check's view of its own fresh world. */
export interface Trial {
  /** All that happened before the check began: the learner's file as a program. */
  readonly program: Span<void>;
  /** Runs `body` as `run` of asyncio does, and watches. Never throws: claim what should come of it. */
  run<T>(body: () => T | PromiseLike<T>): Promise<Span<T>>;
  /** Calls of a function of the learner's; anybody may give a function that name. */
  calls(name: string, within?: Span): Intervals;
  /** Calls of an async function that stands in the checks' own file, handed to the learner's code. */
  jobs(name: string, within?: Span): Intervals;
  /** Tasks by name; the empty name means all but the first, which is the program itself. */
  tasks(name: string, within?: Span): Intervals;
  /** Connections that the program began to a host; with the empty name to any. */
  connections(host: string, within?: Span): Intervals;
  /** What a simulated site was asked: `shop.test`, or one page of it, `shop.test/tea`; empty for all. */
  requests(name: string, within?: Span): Intervals;
  /** Claims something of a span, of intervals, or of any other value. */
  readonly expect: Claims;
  /** A mistake that people make: when the claim holds, the check fails, and `message` is why. */
  spot(message: string): Claims;
  /** A whole number from `least` to `most`, another one for each seed. */
  number(least: number, most: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
}

export interface Claims {
  (subject: Span): SpanClaims;
  (subject: Intervals): IntervalClaims;
  (subject: unknown): ValueClaims;
}

/** The last argument of every claim may be the message for when it fails. */
export interface ValueClaims {
  readonly not: ValueClaims;
  /** Equal in structure; numbers, texts and the like as with `Object.is`. */
  toBe(value: unknown, says?: string): void;
  toBeA(type: string, says?: string): void;
  /** A text in a text, an item in a list. */
  toContain(part: unknown, says?: string): void;
  toMatch(pattern: RegExp, says?: string): void;
  toBeAtLeast(least: number, says?: string): void;
  toBeAtMost(most: number, says?: string): void;
}

export interface SpanClaims {
  readonly not: SpanClaims;
  toReturn(value: unknown, says?: string): void;
  /** The error's name, and a text that its message contains. */
  toThrow(name: string, message?: string, says?: string): void;
  /** The thrown error's causes from the outermost on, as messages. */
  toThrowCausedBy(messages: readonly string[], says?: string): void;
  toTake(milliseconds: number, says?: string): void;
  toTakeAtMost(milliseconds: number, says?: string): void;
  /** All lines, and no other. */
  toPrint(lines: readonly string[], says?: string): void;
  /** All lines in any order. */
  toPrintSomehow(lines: readonly string[], says?: string): void;
  /** All lines with the milliseconds since the span began. */
  toPrintAt(lines: readonly (readonly [at: number, line: string])[], says?: string): void;
  toPrintLine(line: string, says?: string): void;
  /** No task and no async call of the learner's goes on when the program returns. */
  toLeaveNothingBehind(says?: string): void;
  /** No coroutine was forgotten, no error was lost. */
  toLoseNothing(says?: string): void;
  /** No code kept the thread while time went by. */
  toBlockNobody(says?: string): void;
  /** Every lock and semaphore that was acquired was released. */
  toReleaseEverything(says?: string): void;
}

export interface IntervalClaims {
  readonly not: IntervalClaims;
  toHappen(times: number, says?: string): void;
  /** Milliseconds since the span began, in the order of the starts. */
  toStartAt(times: readonly number[], says?: string): void;
  toEndAt(times: readonly number[], says?: string): void;
  /** At some moment all of them were under way. */
  toRunTogether(says?: string): void;
  /** Never two at once. */
  toRunInTurn(says?: string): void;
  toRunAtMost(count: number, says?: string): void;
  /** The last of them ends before, or when, the first of the others begins. */
  toComeBefore(others: Intervals, says?: string): void;
  /** Each lies within one of the others. */
  toRunWithin(others: Intervals, says?: string): void;
  toBeCancelled(says?: string): void;
  toReturn(says?: string): void;
}

export interface Check {
  (sentence: string, body: CheckBody): void;
  (sentence: string, options: CheckOptions, body: CheckBody): void;
}

/** Registers a check. Each is run in a world of its own: `asyncio`, the clock and the program are new. */
export const check: Check = () => {
  throw new Error("Cannot check: this program runs by itself, expected to be graded");
};
