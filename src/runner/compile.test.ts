import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { expect, test } from "vitest";
import { compile } from "./compile.node.ts";
import type { Compiled, Diagnostic, Script } from "./protocol.ts";

const modules = { asyncio: ["sleep", "gather", "run"], checks: ["check"] };

function compileFiles(files: Readonly<Record<string, string>>): Promise<Compiled> {
  return compile({ entry: "main.ts", files }, modules);
}

async function script(files: Readonly<Record<string, string>>): Promise<Script> {
  const compiled = await compileFiles(files);
  if (compiled.kind === "refused") throw new Error(compiled.diagnostics[0]?.message);
  return compiled.script;
}

async function refusals(files: Readonly<Record<string, string>>): Promise<readonly Diagnostic[]> {
  const compiled = await compileFiles(files);
  return compiled.kind === "refused" ? compiled.diagnostics : [];
}

/** Evaluates a compiled program; what it logs is the result. */
async function evaluate(files: Readonly<Record<string, string>>): Promise<unknown[]> {
  const { code } = await script(files);
  const logged: unknown[] = [];
  const log = (...values: unknown[]) => logged.push(...values);
  const { install } = await import("../sandbox/contextnotes.ts");
  install(globalThis, null);
  Object.assign(globalThis, { log, [Symbol.for("interleave.modules")]: { asyncio: rooms } });
  await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  return logged;
}

const rooms = { sleep: async () => "slept", gather: async () => "gathered", run: null };

test("types vanish, and with them imports of types", async () => {
  const { code } = await script({
    "main.ts": `import type { A } from "nowhere"; import { B } from "elsewhere";\nconst x: A | B = 1; console.log(x);`,
  });
  expect(code).not.toContain("nowhere");
  expect(code).not.toContain("elsewhere");
});

test("async, for await and using stay what they are", async () => {
  const { code } = await script({
    "main.ts":
      "async function f(x: any) { await using y = x; for await (const z of x) { using u = z; } } f(1);",
  });
  expect(code).toMatch(/async function f/);
  expect(code).toMatch(/await using y/);
  expect(code).toMatch(/for await \(const z of/);
  expect(code).toMatch(/using u = z/);
});

test("what is imported from asyncio comes from the sandbox", async () => {
  const logged = await evaluate({
    "main.ts": `import { sleep } from "asyncio"; import * as all from "asyncio"; log(await sleep(), await all.gather());`,
  });
  expect(logged).toEqual(["slept", "gathered"]);
});

test("files import each other, in a circle too, with and without the ending", async () => {
  const logged = await evaluate({
    "main.ts": `import { b } from "./b"; import { c } from "./lib/c.ts"; export const a = () => "a"; log(b(), c);`,
    "b.ts": `import { a } from "./main.ts"; export const b = () => a() + "b";`,
    "lib/c.ts": `import { b } from "../b.js"; import data from "./data.json"; export const c: number = data.n + b.length;`,
    "lib/data.json": `{ "n": 5 }`,
  });
  expect(logged).toEqual(["ab", 5]);
});

test("top-level await and dynamic imports work", async () => {
  const logged = await evaluate({
    "main.ts": `const x = await 1; const { late } = await import("./late"); log(x, late, (await import("./late")).late === late);`,
    "late.ts": `export const late = await Promise.resolve("late");`,
  });
  expect(logged).toEqual([1, "late", true]);
});

test("a binding used too early throws, as in every engine", async () => {
  const logged = await evaluate({
    "main.ts": `const seen: string[] = [];
const attempt = (f: () => unknown) => { try { seen.push(String(f())); } catch (e) { seen.push((e as Error).message); } };
attempt(() => later); attempt(() => other); attempt(() => Pot.size); attempt(() => v); attempt(() => fromB());
const later = 1; let other = 2, { more } = { more: 3 };
class Pot { static size = Pot.name.length; } var v = 5;
enum Color { Red = 1 } const enum Size { Big = 7 }
export default class Extra { static all = Extra.name; }
import { fromB } from "./b";
attempt(() => [later, other, more, Pot.size, Color.Red, Size.Big, Extra.all, fromB()]);
log(...seen);`,
    "b.ts": `import Extra from "./main.ts";\nconst mine = "b";\nexport const fromB = () => mine + Extra.all;\nconst text = \`\nvar x = 1;\nconst y = 2;\`;\nif (!text.includes("\\nvar x")) throw new Error(text);`,
  });
  const early = (name: string) => `Cannot access '${name}' before initialization`;
  expect(logged).toEqual([
    ...[early("later"), early("other"), early("Pot"), "undefined", early("Extra")],
    "1,2,3,3,1,7,Extra,bExtra",
  ]);
});

test("decorators are compiled, and functions keep their names", async () => {
  const logged = await evaluate({
    "main.ts": `const seen: string[] = []; const mark = (_: unknown, c: ClassMethodDecoratorContext) => void seen.push(String(c.name));
class A { @mark async brew() { await 0; return "brewed"; } }
const inner = () => { const brew = () => {}; return brew; }; const brew = async () => { await 0; };
log(seen.join(), await new A().brew(), inner().name, brew.name);`,
  });
  expect(logged).toEqual(["brew", "brewed", "brew", "brew"]);
});

test.each([
  ["node:fs", "it is not part of this program"],
  ["lodash", "it is not part of this program"],
  ["https://example.org/x.js", "it is not part of this program"],
  ["/etc/passwd", "it is not part of this program"],
  ["data:text/javascript,1", "it is not part of this program"],
  ["../../x", "there is no such file in this program"],
  ["./missing", "there is no such file in this program"],
])("an import of %s is refused, with what may be imported", async (path, found) => {
  const code = `const one = 1;\nimport it from ${JSON.stringify(path)}; console.log(it, one);`;
  const [diagnostic] = await refusals({ "main.ts": code, "other.ts": "" });
  expect(diagnostic).toEqual({
    severity: "error",
    message: `Cannot import "${path}": ${found}; a program may import "asyncio", "checks" and its own files ("./other.ts")`,
    place: { file: "main.ts", line: 2, column: 16 },
    length: path.length + 2,
    lineText: code.split("\n")[1],
  });
});

test.each(["__proto__", "constructor", "./__proto__", "./constructor"])(
  "a name that every object has, %s, is nobody's file",
  async (path) => {
    const found = await refusals({ "main.ts": `import x from "${path}"; console.log(x);` });
    expect(found[0]?.message).toContain(`Cannot import "${path}"`);
  },
);

test("what asyncio does not export is named", async () => {
  const [diagnostic] = await refusals({ "main.ts": `import { slep } from "asyncio"; slep();` });
  expect(diagnostic?.message).toBe('No matching export in "asyncio" for import "slep"');
  expect(diagnostic?.place).toEqual({ file: "main.ts", line: 1, column: 10 });
});

test("a syntax error has its file, line and column, counted in characters", async () => {
  const [diagnostic] = await refusals({
    "main.ts": `import "./b";`,
    "b.ts": `const ok = 1;\nconst tea = "💡é" +* 2;`,
  });
  expect(diagnostic).toMatchObject({
    message: 'Unexpected "*"',
    place: { file: "b.ts", line: 2, column: 20 },
    length: 1,
    lineText: `const tea = "💡é" +* 2;`,
  });
});

test("every import that is wrong is told", async () => {
  const found = await refusals({ "main.ts": `import "fs"; import "./a"; await import("os");` });
  expect(found.map(({ place }) => place?.column)).toEqual([8, 21, 41]);
});

test("a warning does not stop a program", async () => {
  const compiled = await compileFiles({ "main.ts": "if (typeof log === 'nmber') log(1);" });
  expect(compiled).toMatchObject({ kind: "compiled", warnings: [{ severity: "warning" }] });
});

test("more than 256 KB of source are refused", async () => {
  const [diagnostic] = await refusals({ "main.ts": "1;".repeat(150_000) });
  expect(diagnostic?.message).toBe(
    "Cannot compile the program: it has 293 KB of source, at most 256 KB are allowed",
  );
});

test("source nested without end is refused, not fatal", async () => {
  const deep = `log(${"(".repeat(20_000)}await 1${")".repeat(20_000)});`;
  const [diagnostic] = await refusals({ "main.ts": deep });
  expect(diagnostic?.message).toBe("Cannot compile the program: it is nested too deeply");
  expect(await refusals({ "main.ts": "log(1);" })).toEqual([]);
});

test("a program without its entry is a mistake of ours", async () => {
  await expect(compile({ entry: "main.ts", files: {} }, modules)).rejects.toThrow(
    'Cannot compile the program: it has no file "main.ts"',
  );
});

test("sites are where the learner wrote them", async () => {
  const { sites } = await script({
    "main.ts": `import { pour } from "./pot";\n\ninterface Cup { size: number }\nasync function brew(cup: Cup): Promise<void> {\n  const x: number = 1; await pour(cup as Cup, x);\n}\nawait brew({ size: 1 });`,
    "pot.ts": `export const pour = async (...xs: unknown[]) => { await xs[0]; };`,
  });
  const told = sites.map(
    ({ file, kind, text, line, column }) => `${file}:${line}:${column} ${kind} ${text}`,
  );
  expect(told).toEqual([
    "pot.ts:1:51 await xs[0]",
    "pot.ts:1:21 function pour",
    "main.ts:5:24 await pour(cup, x)",
    "main.ts:4:1 function brew",
    "main.ts:7:1 await brew({ size: 1 })",
    "main.ts:1:1 function (module)",
  ]);
});

test("a site reads as written where esbuild wrote something else", async () => {
  const { sites } = await script({
    "main.ts": `await import("./late"); await import("./plain");`,
    "late.ts": "await 1; export {};",
    "plain.ts": "export const x = 1;",
  });
  const texts = sites.filter((site) => site.file === "main.ts").map((site) => site.text);
  expect(texts).toEqual(["import(…)", "import(…)", "(module)"]);
});

test("the one map leads from the script to the learner's line and column", async () => {
  const source = `type T = number;\nasync function f(x: T) {\n  await x; throw new Error("here");\n}\nawait f(1);`;
  const { code, map } = await script({ "main.ts": source });
  const lines = code.split("\n");
  const line = lines.findIndex((text) => text.includes("throw new Error"));
  const column = lines[line]?.indexOf("new Error") ?? -1;
  expect(originalPositionFor(new TraceMap(map), { line: line + 1, column })).toMatchObject({
    source: "main.ts",
    line: 3,
    column: 17,
  });
});

test("a source map in the learner's comments leads nowhere else", async () => {
  const evil = btoa(
    JSON.stringify({ version: 3, sources: ["/etc/passwd"], names: [], mappings: "AAAA" }),
  );
  const { map, sites } = await script({
    "main.ts": `await 1;\n//# sourceMappingURL=data:application/json;base64,${evil}`,
  });
  expect(map).not.toContain("passwd");
  expect(sites.every((site) => site.file === "main.ts")).toBe(true);
});

test("the same program compiles to the same script", async () => {
  const files = { "main.ts": `import { sleep } from "asyncio"; await sleep(1);` };
  expect(await script(files)).toEqual(await script(files));
});
