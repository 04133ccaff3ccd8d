import { format } from "node:util";
import { expect, test } from "vitest";
import { inspect } from "../sandbox/inspect.ts";
import { printLine } from "./text.ts";

/** What our console prints for values, by the same way they take in a run. */
function say(...values: unknown[]): string {
  return printLine(values.map((value) => inspect(value, () => [])));
}

class Cup {
  readonly size = 1;
}
class Mug extends Cup {}

const values: Readonly<Record<string, readonly unknown[]>> = {
  nothing: [],
  primitives: [1, -0, Number.NaN, 10n, true, null, undefined, Symbol("a"), ""],
  "strings alone and inside": ["it's", ["it's", 'say "x"', `it's "x"`, 'it\'s `x` "y"']],
  "control characters": [["a\nb\t\u0001\u007f", "\ud800"]],
  objects: [{ a: 1, "b-c": { d: [] }, e: {} }, Object.create(null), new Cup(), new Mug()],
  "symbol keys": [{ [Symbol("k")]: 1 }],
  accessors: [Object.defineProperty({ b: 1 }, "a", { get: () => 1, enumerable: true })],
  arrays: [[], [1, [2, [3, [4]]]], new Array(3), Object.assign(new Array(3), { 1: null })],
  collections: [
    new Map<unknown, unknown>([
      ["a", { b: 1 }],
      [{ c: 1 }, 2],
    ]),
    new Set([1, "x"]),
  ],
  "empty collections": [new Map(), new Set(), new Uint8Array(0)],
  "typed arrays": [new Uint8Array(3), new Float64Array([1.5])],
  "dates and expressions": [new Date(0), /a\/b/g, new Date(Number.NaN)],
  functions: [() => 1, Cup, async function go() {}, function* gen() {}, { f() {} }],
  "what is deep": [
    { a: { b: { c: { d: 1 } } } },
    [[[[1]]]],
    { a: { b: { c: new Map([[1, 2]]) } } },
  ],
  "what is wide": [
    { first: "a".repeat(30), second: "b".repeat(30), third: [1, 2, 3] },
    ["a".repeat(30), "b".repeat(30), "c".repeat(30)],
  ],
  "columns of numbers": [Array.from({ length: 120 }, (_, i) => i * 7)],
  "columns of words": [Array.from({ length: 20 }, (_, i) => `item ${i}`)],
  "seven numbers": [[1, 2, 3, 4, 5, 6, 7]],
  "long words in columns": [Array.from({ length: 9 }, (_, i) => "word".repeat(1 + (i % 4)))],
  "nested wide things": [{ list: Array.from({ length: 30 }, (_, i) => i * 1000), name: "x" }],
  "rows of records": [
    [
      { id: 1, name: "tea" },
      { id: 2, name: "rice" },
    ],
  ],
  "many records": [Array.from({ length: 8 }, (_, i) => ({ id: i, name: `n${i}` }))],
  format: [
    "%s is %d, %i and %f: %j %O %% %x",
    "Bob",
    "42",
    42.9,
    "1.5",
    { a: [1] },
    { b: 1 },
    "end",
  ],
  "format of odd things": ["%s %s %s %s", null, undefined, 5n, Symbol("q")],
  "format of objects": ["%s %s", [1, "x"], { a: { b: 1 } }],
  "format of numbers": ["%d %d %i %f", {}, 5n, "12.5px", "x"],
  "format without values": ["100% %s"],
  "format only in the first": [1, "a %s", 2],
  "styles are left out": ["%cred", "color: red"],
  "text with lines": ["a\nb", { a: "a\nb" }],
};

for (const [name, list] of Object.entries(values)) {
  test(`prints as Node does: ${name}`, () => {
    expect(say(...list)).toBe(format(...list));
  });
}

test("an error shows its name, message, cause and parts", () => {
  const error = new TypeError("no tea", { cause: "dry" });
  expect(say(error)).toBe("[TypeError: no tea] {\n  [cause]: 'dry'\n}");
  const both = new AggregateError([new Error("one"), "two"], "many");
  expect(say(both)).toBe("[AggregateError: many] {\n  [errors]: [ [Error: one], 'two' ]\n}");
});
