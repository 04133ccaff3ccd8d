// Every way of awaiting against every kind of awaited value: the same little program each time, so
// that a form whose ticks changed for one kind of value stands out.
import { type Puzzle, puzzles } from "./puzzle.ts";

const values: Readonly<Record<string, string>> = {
  nothing: "undefined",
  "a settled promise": "Promise.resolve(1)",
  "a rejected promise": 'Promise.reject(new Error("no"))',
  "a pending promise": "new Promise((resolve) => queueMicrotask(() => resolve(2)))",
  "a promise of a promise": "new Promise((resolve) => resolve(Promise.resolve(3)))",
  "a thenable": '({ then(resolve) { log("then"); resolve(4); } })',
  "a thenable that throws": '({ then() { log("then"); throw new Error("bad"); } })',
  "a function with then": "Object.assign(() => {}, { then(resolve) { resolve(5); } })",
  "a thenable of a thenable": "({ then(resolve) { resolve({ then(next) { next(6); } }); } })",
  "a subclassed promise": "(class Mine extends Promise {}).resolve(7)",
  "an async call": "(async () => { await 0; return 8; })()",
  "a getter then": '({ get then() { log("get then"); return undefined; } })',
  "an observed proxy":
    "new Proxy({}, { get(_, key) { log('get', String(key)); }, getPrototypeOf() { log('prototype'); return null; } })",
};

const forms: Readonly<Record<string, string>> = {
  await: "async function f() { return [await VALUE]; }",
  "await in an arrow": "const f = async () => [await VALUE];",
  "two awaits": "async function f() { await VALUE; await 0; return 'two'; }",
  return: "async function f() { return VALUE; }",
  "return behind an await": "async function f() { await 0; return VALUE; }",
  "return await": "async function f() { return await VALUE; }",
  "a concise body": "const f = async () => VALUE;",
  "return in try":
    "async function f() { try { return VALUE; } catch { return 'caught'; } finally { log('finally'); } }",
  "await in finally":
    "async function f() { try { return 'kept'; } finally { await VALUE; log('after'); } }",
  "await in catch": "async function f() { try { throw 1; } catch { return [await VALUE]; } }",
  yield:
    "async function f() { const all = []; for await (const x of (async function* () { yield VALUE; yield 'end'; })()) all.push(x); return all; }",
  "return from a generator":
    "async function f() { const g = (async function* () { yield 0; return VALUE; })(); await g.next(); return (await g.next()).value; }",
  "for await over an array":
    "async function f() { const all = []; for await (const x of [0, VALUE, 1]) all.push(x); return all; }",
  "await using":
    "async function f() { await using it = { [Symbol.asyncDispose]: () => VALUE }; log('in'); return 'out'; }",
};

export const formPuzzles: readonly Puzzle[] = Object.entries(forms).flatMap(([form, code]) =>
  puzzles(
    form,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        // A function as the replacement: the text is not to be read for `$` patterns.
        `${code.replace("VALUE", () => value)}\nlog("start");\nf().then((x) => log("got", typeof x === "function" ? "function" : Array.isArray(x) ? x.map((y) => typeof y === "number" ? y : typeof y) : typeof x === "object" ? "object" : x), (e) => log("threw", e));\nlog("end");`,
      ]),
    ),
  ),
);
