// Microtasks against each other and against timers: chains, combinators, errors, subclasses.
import { type Puzzle, puzzles } from "./puzzle.ts";

export const orderPuzzles: readonly Puzzle[] = puzzles("order", {
  "two functions take turns": `
async function f(name) { for (let i = 0; i < 4; i++) { log(name, i); await null; } }
f("a"); f("b"); log("sync");`,
  "return p against return await p": `
const p = Promise.resolve();
(async () => p)().then(() => log("return"));
(async () => await p)().then(() => log("return await"));
(async () => { await p; })().then(() => log("await"));`,
  "a chain beside awaits": `
Promise.resolve().then(() => log("t1")).then(() => log("t2")).then(() => log("t3"));
(async () => { await 0; log("a1"); await 0; log("a2"); await 0; log("a3"); })();`,
  "then that returns a promise": `
Promise.resolve().then(() => Promise.resolve("inner")).then((x) => log(x));
(async () => { for (const n of [1, 2, 3, 4, 5]) { await 0; log("tick", n); } })();`,
  "microtask against timer": `
setTimeout(() => log("timer"), 0);
queueMicrotask(() => log("micro"));
await null;
log("awaited");`,
  "timers keep their order": `
setTimeout(async () => { log("first"); await 0; log("first again"); }, 0);
setTimeout(() => log("second"), 0);
await new Promise((done) => setTimeout(done, 2));
log("third");`,
  "await in a timer drains first": `
setTimeout(async () => { log(1); await null; log(2); await null; log(3); }, 0);
setTimeout(() => log(4), 0);
await new Promise((done) => setTimeout(done, 3));`,
  "queueMicrotask between awaits": `
async function f() { queueMicrotask(() => log("q1")); await 0; log("a"); queueMicrotask(() => log("q2")); await 0; log("b"); }
f();`,
  "finally and its ticks": `
(async () => 1)().finally(() => log("f1")).then((x) => log("t", x));
(async () => { try { return 2; } finally { log("f2"); } })().then((x) => log("t", x));`,
  "finally that returns a promise": `
Promise.resolve("kept").finally(async () => { await 0; log("cleaning"); }).then((x) => log(x));`,
  "all of mixed values": `
async function f(x) { await x; return x; }
log(await Promise.all([f(1), 2, Promise.resolve(3), { then(r) { r(4); } }]));`,
  "race of equals": `
log(await Promise.race([(async () => { await 0; return "one tick"; })(), Promise.resolve("none"), (async () => "return")()]));`,
  "allSettled in order": `
const results = await Promise.allSettled([(async () => { throw new Error("x"); })(), (async () => { await 0; return 1; })()]);
log(results.map((r) => r.status));`,
  "any takes the first fulfilled": `
log(await Promise.any([(async () => { throw 1; })(), (async () => { await 0; await 0; return "late"; })(), (async () => { await 0; return "soon"; })()]));`,
  "resolve before then": `
let go; const gate = new Promise((resolve) => { go = resolve; });
(async () => { await gate; log("one"); })();
(async () => { await gate; log("two"); await gate; log("two again"); })();
log("open"); go(); await 0; log("main");`,
  "many waiters wake in order": `
const { promise, resolve } = Promise.withResolvers();
for (let i = 0; i < 5; i++) (async () => { await promise; log(i); await null; log(i, "again"); })();
resolve();`,
  "a promise resolved with itself later": `
const { promise, resolve } = Promise.withResolvers();
const other = Promise.withResolvers();
resolve(other.promise);
promise.then((x) => log("outer", x)); other.promise.then((x) => log("inner", x));
await 0; other.resolve("v");`,
  "await keeps the stack order": `
const inner = async () => { log("inner"); await 0; log("inner done"); return 1; };
const middle = async () => { log("middle"); const x = await inner(); log("middle done"); return x + 1; };
const outer = async () => { log("outer"); const x = await middle(); log("outer done", x); };
outer(); log("sync");`,
  "tail calls without await": `
const inner = async () => 1;
const middle = async () => inner();
const outer = async () => middle();
outer().then((x) => log("three", x)); middle().then((x) => log("two", x)); inner().then((x) => log("one", x));`,
  "sync throw in an async function": `
async function f() { throw new Error("early"); }
try { f().catch((e) => log("caught", e)); log("after"); } catch { log("never"); }`,
  "rejection crosses three functions": `
const a = async () => { await 0; throw new Error("deep"); };
const b = async () => { try { await a(); } finally { log("b finally"); } };
const c = async () => { try { await b(); } catch (e) { log("c", e); return "mended"; } };
log(await c());`,
  "catch then await then rethrow": `
async function f() { try { await Promise.reject(new Error("1")); } catch (e) { await 0; log("caught", e); throw new Error("2", { cause: e }); } }
f().catch((e) => log(e, e.cause));`,
  "finally overrides": `
async function f() { for (;;) { try { await 0; return "no"; } finally { log("finally"); break; } } return "yes"; }
log(await f());`,
  "return in finally wins": `
async function f() { try { await Promise.reject(1); } finally { return "won"; } }
log(await f());`,
  "nested try and three awaits": `
async function f() {
  try { try { await Promise.reject("a"); } finally { await 0; log("inner"); } }
  catch (e) { log("caught", e); await 0; }
  finally { await 0; log("outer"); }
  return "done";
}
f().then(log);`,
  "await in a condition": `
const t = async (x) => { log("t", x); await 0; return x; };
if (await t(0) || await t(1) && await t(2)) log("yes"); else log("no");`,
  "short circuits skip awaits": `
const t = async (x) => { log("t", x); return x; };
log(await t(1) || await t(2), await t(0) && await t(3), await t(null) ?? await t("d"));`,
  "evaluation order of operands": `
let x = 1;
const f = async () => { x += await (x = 10, 5); return x; };
f().then((v) => log(v)); x = 100; await 0; log("x", x);`,
  "await inside a compound assignment": `
const o = { get a() { log("get"); return 1; }, set a(v) { log("set", v); } };
o.a += await (log("operand"), 2);`,
  "await in arguments": `
const t = async (x) => { log(x); await 0; return x; };
log(await t("a"), await t("b"), [await t("c"), ...(await t("de"))]);`,
  "await in a template":
    "const t = async (x) => { log(x); await 0; return x; };\nlog(`${await t('a')}-${await t('b')}`);",
  "await in a tagged template":
    "const tag = (parts, ...xs) => log(parts.raw.join('|'), xs);\ntag`x${await 1}y${await 2}z`;",
  "await in a computed member": `
const o = { k: async () => "called" };
log(await o[await "k"](await 0));`,
  "await await await": `
log(await await await (async () => "deep")());`,
  "await of a conditional": `
const p = Promise.resolve("p");
log(await (Math.max(1, 2) > 1 ? p : null), (await p).length, (await p)[0]);`,
  "new of an awaited class": `
class Pot { constructor(x) { this.x = x; } }
log(new (await Promise.resolve(Pot))(await 3));`,
  "delete, typeof and void of await": `
log(typeof await 1, void (await 2), -(await 3), !(await 0), delete (await { a: 1 }).a);`,
  "optional chaining on await": `
log((await null)?.a.b, (await { a: { b: 1 } })?.a?.b, (await { f() { return 2; } }).f?.());`,
  "spread of an awaited list": `
log([...(await [1, 2]), ...(await Promise.resolve([3]))], { ...(await { a: 1 }) });`,
  "destructuring with await defaults": `
const t = async (x) => { log("default", x); return x; };
const { a = await t(1), b: [c = await t(2)] = [], ...rest } = await { d: 4 };
log(a, c, rest);`,
  "a subclass with its own then": `
class Loud extends Promise { then(a, b) { log("then"); return super.then(a, b); } }
await new Loud((r) => r(1)); log("one");
log(await (async () => Loud.resolve(2))());`,
  "a subclass with a species": `
class Mine extends Promise { static get [Symbol.species]() { log("species"); return Promise; } }
const p = Mine.resolve(1).then((x) => x + 1);
log(p instanceof Mine, await p);`,
  "a promise whose constructor is watched": `
const p = Promise.resolve(1);
Object.defineProperty(p, "constructor", { get() { log("constructor"); return Promise; } });
log(await p);
log(await (async () => p)());`,
  "a promise with its own then": `
const p = Promise.resolve(1);
p.then = function (a, b) { log("own then"); return Promise.prototype.then.call(this, a, b); };
log(await p);
log(await (async () => p)());`,
  "a thenable that resolves twice": `
log(await { then(resolve, reject) { resolve("first"); resolve("second"); reject("third"); throw 4; } });`,
  "a thenable that resolves later": `
log(await { then(resolve) { queueMicrotask(() => { log("resolving"); resolve("late"); }); } });`,
  "a thenable that never calls back": `
(async () => { await { then() { log("asked"); } }; log("never"); })();
log("on");`,
  "thenables in all": `
const slow = { then(r) { log("slow"); setTimeout(r, 1, "s"); } };
log(await Promise.all([slow, slow, "x"]));`,
  "a function that is a thenable": `
const f = () => 1; f.then = (r) => { log("then of f"); r("f"); };
log(await f);`,
  "Promise.try and withResolvers": `
log(await Promise.try(async () => { log("in"); await 0; return "out"; }));`,
  "async iterator helpers by hand": `
const it = { i: 0, async next() { await 0; return { done: this.i > 2, value: this.i++ }; }, [Symbol.asyncIterator]() { return this; } };
for await (const x of it) log(x);`,
  "Array.fromAsync": `
log(await Array.fromAsync((async function* () { yield 1; await 0; yield 2; })(), async (x) => { await 0; return x * 2; }));`,
  "an unhandled branch that is handled late": `
const p = (async () => { throw new Error("later"); })();
const q = p.then(() => log("no"));
await 0; q.catch((e) => log("late", e)); p.catch((e) => log("also", e));`,
  "abort during an await": `
const control = new AbortController();
const wait = new Promise((_, reject) => control.signal.addEventListener("abort", () => { log("event"); reject(control.signal.reason); }));
(async () => { try { await wait; } catch (e) { log("stopped", e.name); } })();
await 0; control.abort(); log("aborted");`,
  "events are synchronous": `
const target = new EventTarget();
target.addEventListener("x", async () => { log("l1"); await 0; log("l1 later"); });
target.addEventListener("x", () => log("l2"));
target.dispatchEvent(new Event("x")); log("dispatched");`,
  "a semaphore by hand": `
let free = 2; const line = [];
const enter = () => free-- > 0 ? Promise.resolve() : new Promise((r) => line.push(r));
const leave = () => { free++; line.shift()?.(); };
await Promise.all([1, 2, 3, 4, 5].map(async (n) => { await enter(); log("in", n); await 0; await 0; log("out", n); leave(); }));`,
  "a queue by hand": `
const items = []; const takers = [];
const put = (x) => takers.length ? takers.shift()(x) : items.push(x);
const take = () => items.length ? items.shift() : new Promise((r) => takers.push(r));
const consumer = (async () => { for (let i = 0; i < 4; i++) log("took", await take()); })();
for (let i = 0; i < 4; i++) { log("put", i); put(i); await 0; }
await consumer;`,
  "an event emitter with async listeners": `
const listeners = [async (x) => { log("a", x); await x; log("a done"); }, async (x) => { log("b", x); throw new Error("b"); }];
log((await Promise.allSettled(listeners.map((l) => l(1)))).map((r) => r.status));`,
  "recursion of awaits": `
async function down(n) { if (n === 0) return "floor"; const x = await down(n - 1); log(n); return x; }
log(await down(5));`,
  "recursion without await": `
async function down(n) { return n === 0 ? "floor" : down(n - 1); }
log(await down(3));`,
  "await in a while condition": `
let n = 0; while (await (n < 3)) { log(n); n++; }
do { n--; log("down", n); } while (await n);`,
  "await in a for head": `
for (let i = await 0; i < await 3; i += await 1) { log(i); setTimeout(() => log("closure", i), 0); }`,
  "switch with awaits": `
switch (await 2) { case await 1: log("one"); case await 2: log("two"); case await 3: log("three"); break; default: log("none"); }`,
  "labels and continue": `
outer: for (const a of [1, 2]) { for (const b of [1, 2, 3]) { await 0; if (b === 2) continue outer; log(a, b); } }`,
  "closures see what they should": `
const fs = []; for (const x of [1, 2, 3]) { await 0; fs.push(async () => { await 0; log(x); }); }
await Promise.all(fs.map((f) => f()));`,
  "var in an async body hoists": `
async function f() { log(typeof v, typeof g); await 0; var v = 1; function g() {} log(v); }
await f();`,
  "a function declared twice": `
const f = new Function("log", "return async function f() { log(g()); await 0; function g() { return 1; } function g() { return 2; } log(g()); }")(log);
await f();`,
  "shadowed parameters": `
async function f(a, b = () => a) { var a = 2; await 0; log(a, b()); }
await f(1);`,
  "arguments and this": `
const o = { async m() { const inner = async () => { await 0; log(this === o, arguments.length); }; await inner(); log(arguments[1]); } };
await o.m(1, 2, 3);`,
  "default parameters that throw": `
async function f(a = (() => { throw new Error("default"); })()) { await 0; }
f().catch((e) => log("rejected", e)); log("no throw");`,
  "length and name": `
async function f(a, b, c = 1) { await 0; }
const g = async (...xs) => await xs;
log(f.length, f.name, g.length, g.name, (async () => { await 0; }).name === "", Object.getPrototypeOf(f).constructor.name);`,
});
