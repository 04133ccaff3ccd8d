import { parse } from "acorn";
import { expect, test } from "vitest";
import { markLoops, Rounds } from "../sandbox/loops.ts";
import { compile } from "./compile.node.ts";
import type { Script } from "./protocol.ts";
import { corpus } from "./puzzles/all.ts";

async function script(source: string): Promise<Script> {
  const compiled = await compile(
    { entry: "main.ts", files: { "main.ts": source } },
    { asyncio: ["sleep"], checks: [] },
  );
  if (compiled.kind === "refused") throw new Error(compiled.diagnostics[0]?.message);
  return compiled.script;
}

/** The lines of the loops, once for each round that was told. */
async function roundsOf(source: string): Promise<number[]> {
  const made = await script(source);
  const { code, name } = markLoops(made);
  const lines: number[] = [];
  const body = code.replace(/\/\/# sourceURL=.*/, "");
  new Function(name, body)((index: number) => void lines.push(made.loops?.[index]?.line ?? -1));
  return lines;
}

/** The line that is told last when loops take turns in this way. */
async function endless(source: string, rounds: readonly number[]): Promise<number | undefined> {
  const { loops = [] } = await script(source);
  let line: number | undefined;
  const watch = new Rounds(loops, (loop) => {
    line = loop.line;
  });
  for (const index of rounds) watch.round(index);
  return line;
}

test("every form of a loop tells each of its rounds, with its line", async () => {
  const source = `
    let n = 0;
    while (n < 2) n++;
    do n--; while (n > 0);
    for (;;) if (n++ > 1) break;
    for (let i = 0; i < 2; i++);
    for (let i = 0; ; i++) { if (i > 0) break; }
    for (const x of [1, 2]) { n += x; }
    for (const x in { a: 1 }) { n += x.length; }
    for (const x of [1, 2]) n += x;
    for (const x in { a: 1 }) n += x.length, (n) += 1;
    for (const x of [1, 2]) if (x > 1) n += x;
    outer: for (;;) { for (;;) break outer; }
  `;
  expect(await roundsOf(source)).toEqual([
    3, 3, 3, 4, 4, 5, 5, 6, 6, 6, 7, 8, 8, 9, 10, 10, 11, 12, 12,
  ]);
});

test("a condition that awaits can carry the note", async () => {
  const { loops, ...made } = await script(`
    const next = async () => false;
    while (await next()) console.log("never");
    for await (const x of [next()]) { console.log(x); }
  `);
  const { code } = markLoops({ ...made, ...(loops === undefined ? {} : { loops }) });
  expect(loops).toMatchObject([{ line: 3 }, { line: 4 }]);
  expect(() => parse(code, { ecmaVersion: "latest", sourceType: "module" })).not.toThrow();
});

test("a program with notes in its loops is still a program, whatever its form", async () => {
  let loops = 0;
  for (const { name, code } of corpus.filter((one) => /\b(for|while)\b/.test(one.code))) {
    const made = await script(code).catch(() => null);
    if (made === null) continue;
    loops += made.loops?.length ?? 0;
    const marked = markLoops(made).code;
    expect(
      () => parse(marked, { ecmaVersion: "latest", sourceType: "module" }),
      name,
    ).not.toThrow();
  }
  expect(loops).toBeGreaterThan(30);
});

test("the name of the note gives way to the program's own", async () => {
  const made = await script("const $$round = 1; while (Date.now() < $$round);");
  expect(markLoops(made).name).toBe("$$round_");
});

const nested = "for (;;) {\n  for (let i = 0; i < 9; i++);\n}";

test("of a loop in a loop the outer one is named as long as it goes round", async () => {
  const rounds = Array.from({ length: 5000 }, (_, i) => (i % 10 === 0 ? 0 : 1));
  expect(await endless(nested, rounds)).toBe(1);
});

test("an inner loop that never ends is named, not the one around it", async () => {
  const rounds = [0, ...Array.from({ length: 5000 }, () => 1)];
  expect(await endless(nested, rounds)).toBe(2);
});

test("a long loop that has ended is not named for the endless one behind it", async () => {
  const source = "for (let i = 0; i < 2e6; i++);\nfor (;;);";
  const rounds = Array.from({ length: 5_000_000 }, (_, i) => (i < 2_000_000 ? 0 : 1));
  expect(await endless(source, rounds)).toBe(2);
});

test("one round is enough to be named", async () => {
  expect(await endless("for (;;) /(a+)+b/.test('a'.repeat(40));", [0])).toBe(1);
});
