import { Worker } from "node:worker_threads";
import { beforeAll, expect, test } from "vitest";
import { buildRuntime } from "../runner/bundle.ts";
import { compile } from "../runner/compile.node.ts";
import { run } from "../runner/node.ts";
import type { Printable, TraceEvent, WireError } from "../runner/protocol.ts";

let modules: Awaited<ReturnType<typeof buildRuntime>>["modules"];
beforeAll(async () => {
  ({ modules } = await buildRuntime());
}, 60_000);

async function events(source: string): Promise<readonly TraceEvent[]> {
  const compiled = await compile({ entry: "main.ts", files: { "main.ts": source } }, modules);
  if (compiled.kind === "refused") throw new Error(compiled.diagnostics[0]?.message);
  return run(compiled.script).all();
}

async function printed(source: string): Promise<string[]> {
  const text = (value: Printable) =>
    "value" in value ? String(value.value) : JSON.stringify(value);
  return (await events(source)).flatMap((event) =>
    event.type === "console" ? [event.values.map(text).join(" ")] : [],
  );
}

async function uncaught(source: string): Promise<WireError> {
  const last = (await events(source)).at(-1);
  if (last?.type !== "finished" || last.outcome.kind !== "threw") throw new Error("nothing thrown");
  return last.outcome.error;
}

function lines({ stack }: WireError): string[] {
  return stack.map(({ function: name, place }) =>
    place ? `${name} ${place.file}:${place.line}:${place.column}` : `${name} (library)`,
  );
}

/** The same in plain Node, where nothing is inserted. */
function plainMessages(bodies: readonly string[]): Promise<string[]> {
  const code = `const all = []; (async () => { for (const f of [${bodies.join()}]) await f().catch((e) => all.push(e.message));
    require("node:worker_threads").parentPort.postMessage(all); })();`;
  return new Promise((resolve) => new Worker(code, { eval: true }).on("message", resolve));
}

const failures = [
  "async () => { (await 1).foo(); }",
  "async () => { (await 1)(); }",
  "async () => { const [x] = await 1; }",
  "async () => { const { x } = await null; }",
  "async () => { for (const x of await 1); }",
  "async () => { new (await 1)(); }",
  "async () => { [...(await 1)]; }",
  "async () => { Math.max(...(await 1)); }",
  "async () => { 'a' in (await 1); }",
  "async () => { (await {})[await 'zz'](); }",
  "async () => { (await {}).foo.bar(); }",
  "async () => { (await null).foo; }",
  "async () => { let xs = 5; for await (const x of xs); }",
  "async () => { let o = { a: 5 }; for await (const x of o.a); }",
  "async () => { for await (const x of Math.max(1)); }",
  "async () => { for await (const x of await 1); }",
  "async () => { for await (const x of null); }",
  "async () => { class A extends (await 1) {} }",
  "async () => { await (await 1)(); }",
  "async () => { const o = {}; o.m(await 1); }",
];

test("messages are what plain JavaScript says", async () => {
  const body = failures.map((f) => `await (${f})().catch((e: Error) => console.log(e.message));`);
  expect(await printed(`// @ts-nocheck\n${body.join("\n")}`)).toEqual(
    await plainMessages(failures),
  );
});

test("messages are mended before a catch sees them", async () => {
  const body = failures.map((f) => f.replace(/^async \(\) => \{/, "try {"));
  const caught = body.map((text) => `${text} catch (e) { console.log((e as Error).message); }`);
  expect(await printed(caught.join("\n"))).toEqual(await plainMessages(failures));
});

const kitchen = `import { sleep, Lock } from "asyncio";
interface Cup { size: number }
async function pour(cup: Cup): Promise<void> {
  await sleep(1);
  throw new RangeError(\`too big: \${cup.size}\`);
}
class Kitchen {
  async serve(size: number): Promise<void> { await pour({ size }); }
}
const serve = async (size: number) => { try { await new Kitchen().serve(size); } finally { size = 0; } };
`;

test("an uncaught error has the learner's lines, across awaits", async () => {
  const error = await uncaught(`${kitchen}await serve(3);`);
  expect([error.name, error.message]).toEqual(["RangeError", "too big: 3"]);
  expect(lines(error)).toEqual([
    "pour main.ts:5:9",
    "Kitchen.serve main.ts:8:46",
    "serve main.ts:10:47",
    " main.ts:11:1",
  ]);
});

test("the text of a stack reads the same for the program", async () => {
  const [text] = await printed(
    `${kitchen}try { await serve(4); } catch (e) { console.log((e as Error).stack); }`,
  );
  expect(text?.split("\n")).toEqual([
    "RangeError: too big: 4",
    "    at pour (main.ts:5:9)",
    "    at async Kitchen.serve (main.ts:8:46)",
    "    at async serve (main.ts:10:47)",
    "    at async main.ts:11:7",
  ]);
});

test("what the library threw is told above the line that asked for it", async () => {
  const error = await uncaught(`import { sleep } from "asyncio";\nawait sleep(NaN);`);
  expect(lines(error).at(-1)).toBe(" main.ts:2:7");
  expect(lines(error)[0]).toMatch(/\(library\)$/);
});

test("reading a stack runs nothing of the program's", async () => {
  const error = await uncaught(`
(Error as any).prepareStackTrace = () => { console.log("asked"); return "mine"; };
Object.defineProperty(Error.prototype, "name", { get() { console.log("name"); return "Mine"; } });
throw new Error("plain");`);
  expect(error.message).toBe("plain");
  expect(lines(error)).toEqual([" main.ts:4:7"]);
  expect(
    await printed(
      `throw Object.defineProperty(new Error("x"), "stack", { get() { console.log("asked"); } });`,
    ),
  ).toEqual([]);
});

test("a program may still have stacks its own way", async () => {
  const [text] = await printed(`
(Error as any).prepareStackTrace = (_: unknown, calls: unknown[]) => typeof calls[0];
console.log(new Error("x").stack);`);
  expect(text).toBe("object");
});

test("a line of the console is the learner's", async () => {
  const all = await events(
    `const say = (x: string) => console.log(x);\n\nsay("a");\nawait 0;\n  console.log("b");`,
  );
  const places = all.flatMap((event) => (event.type === "console" ? [event.place] : []));
  expect(places).toEqual([
    { file: "main.ts", line: 1, column: 36 },
    { file: "main.ts", line: 5, column: 11 },
  ]);
});

test("a program that breaks every built-in method still has its lines", async () => {
  const all = await events(`
const { ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
const variable = new (globalThis as any).AsyncContext.Variable();
const calls = Object.getPrototypeOf((() => { (Error as any).prepareStackTrace = (_: unknown, c: unknown[]) => c[0]; const c = new Error().stack; delete (Error as any).prepareStackTrace; return c; })());
const victims = [Array, String, RegExp, Map, WeakMap, Set, WeakSet, Function, Object].map((c) => c.prototype as object);
victims.push(calls);
for (let v = 0; v < victims.length; v++) {
  const keys = ownKeys(victims[v]!);
  for (let k = 0; k < keys.length; k++) {
    const found = getOwnPropertyDescriptor(victims[v]!, keys[k]!)!;
    if (keys[k] !== "constructor" && typeof found.value === "function" && found.configurable) defineProperty(victims[v]!, keys[k]!, { value() { throw new Error("broken"); } });
  }
}
await variable.run(1, async () => { await null; console.log(variable.get()); });
async function last() { await null; throw new RangeError("the end"); }
await last();`);
  const said = all.find((event) => event.type === "console");
  expect(said?.type === "console" && said.place).toEqual({ file: "main.ts", line: 14, column: 57 });
  const end = all.at(-1);
  if (end?.type !== "finished" || end.outcome.kind !== "threw") throw new Error("nothing thrown");
  expect(end.outcome.error.message).toBe("the end");
  expect(lines(end.outcome.error)).toEqual(["last main.ts:15:43", " main.ts:16:1"]);
});
