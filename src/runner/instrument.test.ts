import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { parse } from "acorn";
import { expect, test } from "vitest";
import { instrument } from "./instrument.ts";
import { corpus } from "./puzzles/all.ts";
import { shiftMap } from "./shift.ts";

test("text is only inserted: without the insertions it is the source again", () => {
  for (const { name, code } of corpus) {
    const { edits, code: made } = instrument(code);
    let rest = made;
    for (const { offset, text } of edits.insertions()) {
      expect([name, rest.slice(offset, offset + text.length)]).toEqual([name, text]);
      rest = rest.slice(0, offset) + rest.slice(offset + text.length);
    }
    expect(rest).toBe(code);
  }
});

test("no line moves, and what is made is a program again", () => {
  for (const { code } of corpus) {
    const made = instrument(code).code;
    expect(made.split("\n").length).toBe(code.split("\n").length);
    parse(made, { ecmaVersion: "latest", sourceType: "module" });
  }
});

test("words that stand close to what follows them stay words", () => {
  const close = `
async function* f(x) { try { for await(const y of[x])yield[y]; throw{x} } catch{} return(await[x])[0]||await"x" }
async function g(x) { if (x)return[await(x)]; else return"none" }
async()=>{await(1);return await[1]}
`;
  const { code, edits } = instrument(close);
  parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const words = edits.insertions().filter(({ text }) => /^[\w$]/.test(text));
  const glued = words.filter(({ offset }) => /[\w$]/.test(close.charAt(offset - 1)));
  expect(words.length).toBeGreaterThan(5);
  expect(glued).toEqual([]);
});

test("a function without a suspension point keeps its text", () => {
  const quiet =
    "async function f() { return 1; }\nfunction* g() { yield 1; }\nconst h = () => [f, g];\n";
  expect(instrument(quiet).code).toBe(quiet);
});

test("code without anything asynchronous is left alone", () => {
  const plain = "for (const x of [1]) { try { console.log(x); } catch {} finally {} }";
  expect(instrument(plain).code).toBe(plain);
  expect(instrument(plain).sites).toEqual([]);
});

test("a site tells what is awaited, in which function, and where", () => {
  const code = `
async function brew(tea) {
  await boil(tea, "hot");
}
class Pot { async *pour() { yield 1; } [Symbol.iterator] = async () => { for await (const x of this.pour()); } }
`;
  const { sites } = instrument(code, { file: "kitchen.js" });
  expect(sites).toEqual([
    { file: "kitchen.js", kind: "await", text: 'boil(tea, "hot")', line: 3, column: 3 },
    { file: "kitchen.js", kind: "function", text: "brew", line: 2, column: 1 },
    { file: "kitchen.js", kind: "yield", text: "1", line: 5, column: 29 },
    { file: "kitchen.js", kind: "function", text: "pour", line: 5, column: 13 },
    { file: "kitchen.js", kind: "forAwait", text: "this.pour()", line: 5, column: 74 },
    { file: "kitchen.js", kind: "function", text: "[Symbol.iterator]", line: 5, column: 60 },
  ]);
});

test("a long expression is shortened to one line", () => {
  const { sites } = instrument(`async () => { await call(\n  "${"x".repeat(80)}") }`);
  expect(sites[0]?.text).toMatch(/^call\( "x+…$/);
  expect(sites[0]?.text).toHaveLength(60);
});

test("a function that esbuild renamed is told by the name it had", () => {
  const code = 'var f2 = /* @__PURE__ */ __name(async () => { await 0; }, "f");';
  expect(instrument(code).sites.at(-1)?.text).toBe("f");
  const declared = 'async function f2() { await 0; }\n__name(f2, "f");';
  expect(instrument(declared).sites.at(-1)?.text).toBe("f");
});

test("a program that uses the inserted names gets others", () => {
  const { code } = instrument("let $$t = 1; await $$t;");
  expect(code).toContain('globalThis[Symbol.for("interleave.notes")]');
  expect(code).not.toMatch(/\$\$back\(/);
  expect(instrument('await "$${price}";').code).toContain("$$back(");
});

test("a hashbang line and directives stay first", () => {
  expect(instrument('#!/usr/bin/env node\n"use strict"\nawait 0').code).toMatch(
    /^#!\/usr\/bin\/env node\n"use strict";let \$\$t=/,
  );
  expect(instrument("#!/bin/x\nawait 0").code).toMatch(/^#!\/bin\/x\n;let \$\$t=/);
});

test("a body that a block would change is not wrapped", () => {
  for (const body of ["function g() {} function g() {}", "var g; function g() {}"]) {
    const { code } = instrument(`async function f() { ${body} await 0; }`, {
      sourceType: "script",
    });
    expect(code).not.toContain("try{");
    expect(code).toContain("$$set($$t,await");
  }
});

test("the head of a loop may await its disposal", () => {
  const { code } = instrument("here: for (await using a = open(); a.more; ) break here;");
  expect(code).toContain("try{here: for (await using a = open(); a.more; ) break here;}finally{");
});

test("without frames there are no sites and no notes of entering", () => {
  const made = instrument("async function f() { await 0; }", { frames: false });
  expect(made.sites).toEqual([]);
  expect(made.code).toBe("async function f() {let $$t=$$cur(); $$set($$t,await $$pre($$t, 0)); }");
});

test("the map leads every word back to its place", () => {
  const code = "const a = 1;\nasync function f() { return [await a, await f()]; }\n";
  const made = instrument(code, { file: "x.js" });
  const before = code
    .split("\n")
    .map((line, row) =>
      Array.from(line, (_, column): [number, number, number, number] => [column, 0, row, column]),
    );
  const same = new TraceMap({ version: 3, names: [], sources: ["x.js"], mappings: before });
  const map = new TraceMap(shiftMap(same, made.edits, ["x.js"]));
  const [, second = ""] = made.code.split("\n");
  const column = second.lastIndexOf("f()");
  expect(originalPositionFor(map, { line: 2, column })).toMatchObject({
    source: "x.js",
    line: 2,
    column: "async function f() { return [await a, await ".length,
  });
});

test("a syntax error is the parser's", () => {
  expect(() => instrument("await (")).toThrow(SyntaxError);
});
