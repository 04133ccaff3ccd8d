import { expect, test } from "vitest";
import type { ConsoleMethod, TraceEvent, WireError } from "../runner/protocol.ts";
import { makeConsole } from "../sandbox/console.ts";
import { inspect } from "../sandbox/inspect.ts";
import { ConsoleFold } from "./console.ts";

type Console = Record<string, (...values: unknown[]) => void>;

/** What a program with this console shows, one line each: level, depth, text. */
function shown(program: (console: Console) => void): string[] {
  const fold = new ConsoleFold();
  const lines: string[] = [];
  let at = 0;
  const say = (method: ConsoleMethod, values: readonly unknown[]) => {
    const printed = values.map((value) => inspect(value, () => []));
    const event: TraceEvent = {
      ...{ at, type: "console", method, values: printed },
      ...{ task: null, frame: null, place: null },
    };
    for (const line of fold.add(event)) lines.push(`${line.level} ${line.depth} ${line.text}`);
  };
  program(makeConsole(say, () => (at += 500)));
  return lines;
}

test("levels are kept", () => {
  const lines = shown((console) => {
    for (const level of ["debug", "log", "info", "warn", "error"]) console[level]?.(level);
  });
  expect(lines).toEqual([
    "debug 0 debug",
    "log 0 log",
    "info 0 info",
    "warn 0 warn",
    "error 0 error",
  ]);
});

test("groups are depth, until they end", () => {
  const lines = shown((console) => {
    console.group?.("outer");
    console.log?.("in");
    console.groupCollapsed?.();
    console.log?.("deeper");
    console.groupEnd?.();
    console.groupEnd?.();
    console.groupEnd?.();
    console.log?.("out");
  });
  expect(lines).toEqual(["log 0 outer", "log 1 in", "log 2 deeper", "log 0 out"]);
});

test("counters and stopwatches speak in plain lines", () => {
  const lines = shown((console) => {
    console.count?.();
    console.count?.();
    console.count?.("100%d");
    console.countReset?.();
    console.count?.();
    console.countReset?.("unknown");
    console.time?.("t");
    console.timeLog?.("t", "more");
    console.timeEnd?.("t");
    console.timeEnd?.("t");
  });
  expect(lines).toEqual([
    "log 0 default: 1",
    "log 0 default: 2",
    "log 0 100%d: 1",
    "log 0 default: 1",
    "warn 0 Count for 'unknown' does not exist",
    "log 0 t: 500ms more",
    "log 0 t: 1.000s",
    "warn 0 No such label 't' for console.time()",
  ]);
});

test("only what is false is told by assert", () => {
  const lines = shown((console) => {
    console.assert?.(true, "never");
    console.assert?.(false);
    console.assert?.(0, "%s is missing", "tea");
    console.assert?.(null, { a: 1 });
  });
  expect(lines).toEqual([
    "error 0 Assertion failed",
    "error 0 Assertion failed: tea is missing",
    "error 0 Assertion failed: { a: 1 }",
  ]);
});

test("a table is a frame of lines, anything else a line", () => {
  const lines = shown((console) => {
    console.table?.([{ a: 1, b: "x" }, { c: true }]);
    console.table?.([1, 2], ["Values"]);
    console.table?.("text");
  });
  expect(lines).toEqual([
    `log 0 ┌─────────┬───┬─────┬──────┐
│ (index) │ a │ b   │ c    │
├─────────┼───┼─────┼──────┤
│ 0       │ 1 │ 'x' │      │
│ 1       │   │     │ true │
└─────────┴───┴─────┴──────┘`,
    `log 0 ┌─────────┬────────┐
│ (index) │ Values │
├─────────┼────────┤
│ 0       │ 1      │
│ 1       │ 2      │
└─────────┴────────┘`,
    "log 0 text",
  ]);
});

test("the error that ended the program is the last line", () => {
  const error: WireError = {
    ...{ name: "TypeError", message: "no tea", cause: null, errors: [], entries: [] },
    stack: [{ function: "brew", place: { file: "main.ts", line: 3, column: 9 } }],
  };
  const [line] = new ConsoleFold().add({
    ...{ at: 1500, type: "finished", outcome: { kind: "threw", error } },
  });
  expect(line).toMatchObject({
    at: 1500,
    level: "error",
    source: "uncaught",
    text: "Uncaught TypeError: no tea\n    at brew (main.ts:3:9)",
    place: { line: 3 },
  });
});
