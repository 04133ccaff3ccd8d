// The verdict on small lists of events: what passes, what fails with which sentence, and that nothing
// passes by being silent.
import { describe, expect, it } from "vitest";
import type { Claim, GradeNote, Outcome, Printable, TraceEvent } from "../runner/protocol.ts";
import { judgeRun } from "./verdict.ts";
import { type GradeRun, grade } from "./verdictgrade.ts";

const text = (value: string): Printable => ({ kind: "string", value, length: value.length });
const number = (value: number): Printable => ({
  kind: "primitive",
  type: "number",
  text: `${value}`,
});
const list = (...items: Printable[]): Printable => ({
  kind: "array",
  name: "",
  length: items.length,
  items,
});

const note = (note: GradeNote, at = 0): TraceEvent => ({ type: "graded", note, at });
const printed = (value: string, at: number): TraceEvent => ({
  ...{ type: "console", method: "log", values: [text(value)] },
  ...{ task: null, frame: null, place: null, at },
});
const claim = (matcher: string, wanted: Printable[], more: Partial<Claim> = {}): TraceEvent =>
  note({
    kind: "claimed",
    claim: {
      role: "expected",
      negated: false,
      matcher,
      subject: { kind: "span", span: 1 },
      wanted,
      says: "",
      ...more,
    },
  });

/** A run of one check: a span of 1,000 ms that prints "soup" and returns 42, then the claims. */
function runOf(claims: readonly TraceEvent[], outcome: Outcome = { kind: "returned" }) {
  return [
    note({ kind: "opened", span: 0 }),
    note({ kind: "closed", span: 0, value: null, error: null }),
    note({ kind: "listed", checks: [{ sentence: "soup", schedules: 3 }] }),
    note({ kind: "began", check: 0 }),
    note({ kind: "opened", span: 1 }),
    printed("soup", 500),
    note({ kind: "closed", span: 1, value: number(42), error: null }, 1000),
    ...claims,
    note({ kind: "ended", error: null }, 1000),
    { type: "finished", outcome, at: 1000 },
  ] satisfies TraceEvent[];
}

function messageOf(claims: readonly TraceEvent[], outcome?: Outcome): string {
  const { verdict } = judgeRun(runOf(claims, outcome));
  return verdict.kind === "passed" ? "passed" : `${verdict.kind}: ${verdict.message}`;
}

describe("a claim", () => {
  it.each([
    ["toReturn", [number(42)], "It returned 42; it should return 41.", [number(41)]],
    ["toTake", [number(1000)], "It took 1 s; it should take 3 s.", [number(3000)]],
    [
      "toPrint",
      [list(text("soup"))],
      'Line 1 was "soup"; line 1 should be "rice".',
      [list(text("rice"))],
    ],
    ["toTakeAtMost", [number(1000)], "It took 1 s; it should take 999 ms at most.", [number(999)]],
  ])("%s passes when it holds, and says what was seen when not", (matcher, good, says, bad) => {
    expect(messageOf([claim(matcher, good)])).toBe("passed");
    expect(messageOf([claim(matcher, bad)])).toBe(`failed: ${says}`);
  });

  it("says its own message, if it has one", () => {
    const more = { says: "Two waits in turn add up." };
    expect(messageOf([claim("toTake", [number(5)], more)])).toBe(
      "failed: Two waits in turn add up.",
    );
  });

  it("can be negated", () => {
    const more = { negated: true };
    expect(messageOf([claim("toTake", [number(5)], more)])).toBe("passed");
    expect(messageOf([claim("toTake", [number(1000)], more)])).toBe(
      "failed: It took 1 s; it should not take 1 s.",
    );
  });

  it("of an unknown kind fails, negated or not", () => {
    expect(messageOf([claim("toShine", [])])).toMatch(/^failed: /);
    expect(messageOf([claim("toShine", [], { negated: true })])).toMatch(/^failed: /);
  });
});

describe("a run", () => {
  it("fails with the message of an anticipated mistake before any other", () => {
    const spotted = claim("toTake", [number(1000)], {
      role: "spotted",
      says: "One after the other.",
    });
    expect(messageOf([claim("toTake", [number(5)]), spotted])).toBe("failed: One after the other.");
  });

  it("passes by nothing but claims that hold", () => {
    expect(messageOf([])).toMatch(/^broke: Nothing was checked/);
    const harmless = claim("toTake", [number(5)], { role: "spotted", says: "Too short." });
    expect(messageOf([harmless])).toMatch(/^broke: Nothing was checked/);
  });

  it("that did not return is never passed, whatever was claimed", () => {
    const good = [claim("toReturn", [number(42)])];
    expect(messageOf(good, { kind: "stopped" })).toMatch(/^broke: /);
    expect(messageOf(good, { kind: "deadlocked", waiting: [] })).toMatch(/^broke: It waits/);
    expect(messageOf(good, { kind: "overran", limit: "events", allowed: 1 })).toMatch(/^broke: /);
  });

  it("whose check never ended is not passed", () => {
    const events = runOf([claim("toReturn", [number(42)])]).filter(
      (event) => !(event.type === "graded" && event.note.kind === "ended"),
    );
    expect(judgeRun(events).verdict.kind).toBe("broke");
  });

  it("fails for what it lost, unless the check looks at that itself", () => {
    const report = {
      kind: "neverAwaited",
      text: 'coroutine "f" was never awaited',
      error: null,
    } as const;
    const lost: TraceEvent = { type: "reported", report, place: null, at: 700 };
    const good = claim("toReturn", [number(42)]);
    expect(messageOf([lost, good])).toBe('failed: At 0.700 s: coroutine "f" was never awaited.');
    const seen = claim("toLoseNothing", [], { negated: true, says: "x" });
    expect(messageOf([lost, good, seen])).not.toContain("never awaited");
  });
});

describe("grading", () => {
  it("runs a check under every order it asks for, and shows the first that fails", async () => {
    const asked: GradeRun[] = [];
    const graded = await grade(
      async (run) => {
        asked.push(run);
        return runOf([claim("toTake", [number(run.schedule === 1 ? 5 : 1000)])]);
      },
      { seed: 7 },
    );
    expect(asked.map(({ seed, schedule }) => [seed, schedule])).toEqual([
      [7, 0],
      [8, 1],
      [9, 2],
    ]);
    expect(graded).toMatchObject({ kind: "failed", checks: [{ runs: 3, run: { schedule: 1 } }] });
  });

  it("of a program that breaks before its checks are known fails", async () => {
    const graded = await grade(
      async () => [{ type: "finished", outcome: { kind: "deadlocked", waiting: [] }, at: 0 }],
      { seed: 1 },
    );
    expect(graded.kind).toBe("failed");
  });
});
