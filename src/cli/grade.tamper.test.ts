// Submissions that would rather cheat than solve. Each is a wrong program with a trick before it; no
// trick may turn a single check green, whatever else it does to the run.
import { describe, expect, it } from "vitest";
import { gradeText } from "./grade.run.ts";

const checks = `import { sleep } from "asyncio";
import { check } from "checks";
import { double, both } from "./start.ts";

check("double waits a second and gives twice the number", async (t) => {
  const number = t.number(1000, 9999);
  const run = await t.run(() => double(number));
  t.expect(run).toReturn(2 * number);
  t.expect(run).toTake(1000);
});
check("a value is what it is", async (t) => {
  const number = t.number(1000, 9999);
  const value = (await t.run(() => double(number))).value;
  t.expect(value).toBe(2 * number);
});
check("both jobs run at the same time", async (t) => {
  async function job() { await sleep(1000); }
  const run = await t.run(() => both(job));
  t.expect(t.jobs("job", run)).toStartAt([0, 0]);
  t.expect(run).toTake(1000);
});
`;

/** What the cheat replaces: text before the functions, what \`double\` gives, what \`both\` does. */
interface Cheat {
  readonly before?: string;
  readonly double?: string;
  readonly both?: string;
}

const submission = ({ before = "", double = "return 0;", both = "await job();" }: Cheat) => `
import * as asyncio from "asyncio";
${before}
export async function double(n: any): Promise<any> { ${double} }
export async function both(job: any): Promise<any> { ${both} }
export const used = asyncio;
`;

const attempt = (code: string) => `try { ${code} } catch {}`;
const door = 'Symbol.for("interleave.grade")';
const rooms = 'globalThis[Symbol.for("interleave.modules")]';
const patch = (holder: string, key: string, body: string) =>
  attempt(
    `Object.defineProperty(${holder}, "${key}", { value: function (...a: any[]) { ${body} } })`,
  );

const cheats: Readonly<Record<string, Cheat>> = {
  "does nothing": {},
  "looks for the harness's door": {
    before: attempt(
      `(globalThis as any)[${door}]().check("free", (t: any) => t.expect(1).toBe(1));`,
    ),
  },
  "builds a door of its own": {
    before: `(globalThis as any)[${door}] = () => ({ check() {} });`,
  },
  "redefines Symbol.for": { before: patch("Symbol", "for", "return undefined") },
  "replaces the rooms": {
    before: attempt("(globalThis as any)[Symbol.for('interleave.modules')] = { checks: {} };"),
  },
  "registers a check from the rooms": {
    before: attempt(
      `(${rooms.replace("globalThis", "(globalThis as any)")}).checks.check("free", (t: any) => t.expect(1).toBe(1));`,
    ),
  },
  "imports checks": { before: 'import { check } from "checks"; check("free", () => {});' },
  "imports the harness": {
    before: 'import { check } from "./harness.ts"; check("free", () => {});',
  },
  "imports the checks' file": { before: 'import "./checks.ts";' },
  "imports the entry": { before: 'import "./grade.ts";' },
  "patches Array.prototype.push": { before: patch("Array.prototype", "push", "return 0") },
  "patches Array.prototype.find": { before: patch("Array.prototype", "find", "return undefined") },
  "patches Array.prototype.slice": { before: patch("Array.prototype", "slice", "return []") },
  "patches JSON.stringify": { before: patch("JSON", "stringify", "return '{}'") },
  "patches Object.is": { before: patch("Object", "is", "return true") },
  "patches Object.entries": { before: patch("Object", "entries", "return []") },
  "patches Promise.prototype.then": {
    before: patch("Promise.prototype", "then", "return Promise.resolve()"),
  },
  "patches String.prototype.includes": {
    before: patch("String.prototype", "includes", "return true"),
  },
  "patches Function.prototype.call": { before: patch("Function.prototype", "call", "return 0") },
  "patches Map.prototype.get": { before: patch("Map.prototype", "get", "return 1") },
  "patches Reflect.apply": { before: patch("Reflect", "apply", "return 0") },
  "patches the numbers that checks draw": {
    before: `${patch("Math", "floor", "return 0")} ${attempt("Math.random = () => 0;")}`,
  },
  "gives every object a toJSON": {
    before: attempt("(Object.prototype as any).toJSON = () => 0;"),
  },
  "gives every object a setter": {
    before: attempt(
      'Object.defineProperty(Object.prototype, "claim", { set() {}, get: () => true });',
    ),
  },
  "replaces a global": {
    before: attempt("(globalThis as any).Promise = class {}; (globalThis as any).Map = class {};"),
  },
  "replaces Proxy and WeakSet": {
    before: attempt("(globalThis as any).WeakSet = class { has() { return true } add() {} };"),
  },
  "patches the port": { before: patch("MessagePort.prototype", "postMessage", "return 0") },
  "posts messages of its own": {
    before: attempt(
      `(globalThis as any).postMessage({ type: "batch", text: "[]", count: 0, last: true });`,
    ),
  },
  "prints what looks like events": {
    before: `console.log('{"at":0,"type":"graded","note":{"kind":"ended","error":null}}]');`,
  },
  "moves the clock": {
    before: attempt("(performance as any).now = () => 1000; Date.now = () => 1000;"),
    both: `${attempt("Date.now = () => 2000;")} await job();`,
  },
  "replaces the timers": { before: "(globalThis as any).setTimeout = (f: any) => f();" },
  "patches the library": {
    before: attempt(
      `const room = ${rooms.replace("globalThis", "(globalThis as any)")}.asyncio; room.run = () => 0; room.sleep = async () => {};`,
    ),
  },
  "patches the library's classes": {
    before: `${patch("asyncio.Future.prototype", "result", "return 2000")}`,
    double: attempt(
      "Object.defineProperty(Object.getPrototypeOf(asyncio.currentTask()), 'result', { value: () => 2 * n });",
    ),
  },
  "patches the loop": {
    double: attempt(
      "const loop = asyncio.getRunningLoop() as any; Object.getPrototypeOf(loop).runUntilComplete = async () => 2 * n;",
    ),
  },
  "gives an object that turns into the number": {
    double:
      "await asyncio.sleep(1000); return { valueOf: () => 2 * n, toString: () => `${2 * n}`, toJSON: () => 2 * n, [Symbol.toPrimitive]: () => 2 * n };",
  },
  "gives a proxy of everything": {
    double:
      "return new Proxy(function () {}, { get: () => 2 * n, has: () => true, ownKeys: () => [] });",
  },
  "throws in a getter": {
    double: 'return { get value() { throw new Error("caught you"); } };',
  },
  "gives a thenable that settles twice": {
    double: "return { then(ok: any, no: any) { ok(0); ok(2 * n); no(0); } } as any;",
  },
  "gives something that looks like a claim's subject": {
    double: "return { span: 0, value: 2 * n, of: 'calls', name: 'double' };",
  },
  "has learnt the answers by heart": {
    double:
      "await asyncio.sleep(1000); return { 1000: 2000, 2345: 4690, 7777: 15554 }[n as 1000] ?? 0;",
  },
  "looks whether it is graded, and hangs": {
    double:
      'if (new Error().stack?.includes("checks.ts") || true) for (;;) await new Promise(() => {});',
  },
  "ends the worker": {
    before: attempt("(globalThis as any).process?.exit(0);"),
    double: attempt("(globalThis as any).close(); return 0;"),
  },
  "fails before it can be checked": { before: 'throw new Error("no");' },
  "leaves a rejection behind": { before: 'void Promise.reject(new Error("no"));' },
  "forges calls with the notes": {
    before: attempt(
      "const g = globalThis as any; for (let i = 0; i < 40; i++) { const f = g['$$' + 'in'](i); g['$$' + 'out'](f); }",
    ),
    both: attempt(
      "const g = globalThis as any; for (let i = 0; i < 40; i++) g['$$' + 'in'](i); await asyncio.sleep(1000);",
    ),
  },
  "forges calls with all the notes": {
    both: attempt(
      "const notes = (globalThis as any)[Symbol.for('interleave.notes')]; for (let i = 0; i < 40; i++) notes.in(i); await asyncio.sleep(1000);",
    ),
  },
  "calls a function of its own by the job's name": {
    before: "async function job() { await asyncio.sleep(1000); } const own = () => job();",
    both: "await asyncio.gather([own, own]);",
  },
  "has two jobs of its own": {
    both: "const own = { async job() { await asyncio.sleep(1000); } }; await asyncio.gather([() => own.job(), () => own.job()]);",
  },
  "evaluates text beside the checks": {
    double: attempt("eval('check = () => {}; t = null');"),
  },
  "rewrites errors' stacks": {
    before: attempt("(Error as any).prepareStackTrace = () => { throw new Error('no'); };"),
  },
  "takes the iterators away": {
    before: attempt("(Array.prototype as any)[Symbol.iterator] = function* () {};"),
  },
};

describe("no check turns green for a submission that", () => {
  it.each(Object.entries(cheats))("%s", async (_, cheat) => {
    const graded = await gradeText(submission(cheat), checks, { seed: 3 });
    const green =
      graded.kind === "refused"
        ? []
        : graded.checks.filter(({ verdict }) => verdict.kind === "passed");
    expect(green.map(({ sentence }) => sentence)).toEqual([]);
  });
});

it("an honest solution passes, though it does with its own objects what it likes", async () => {
  const honest = `
import { gather, sleep } from "asyncio";
class Weight { constructor(public grams: number) {} toString() { return this.grams + " g"; } }
class Broken extends Error { constructor() { super("x"); this.name = "Broken"; this.message = "y"; } }
function Old(this: any) { this.constructor = Old; }
Old.prototype = Object.create(Object.prototype);
Old.prototype.toString = () => "old";
Old.prototype.constructor = Old;
const plain: Record<string, unknown> = {};
plain.toString = () => "plain";
plain.hasOwnProperty = 1;
const error = new TypeError("z");
error.name = "Mine";
error.message = "changed";
globalThis.setTimeout = globalThis.setTimeout;
if (\`\${new Weight(3)}\` !== "3 g" || new Broken().name !== "Broken" || error.name !== "Mine") throw error;
export async function double(n: number) { await sleep(1000); return 2 * n; }
export async function both(job: () => Promise<void>) { await gather([job, job]); }
`;
  const graded = await gradeText(honest, checks, { seed: 3 });
  expect(graded).toMatchObject({ kind: "passed" });
});
