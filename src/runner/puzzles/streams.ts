// Async generators, `for await` and disposal.
import { type Puzzle, puzzles } from "./puzzle.ts";

const generators = puzzles("generator", {
  "yields take their ticks": `
async function* g() { log("start"); yield 1; log("middle"); yield 2; log("end"); }
for await (const x of g()) log(x);`,
  "yield of a promise": `
async function* g() { yield Promise.resolve("p"); yield new Promise((r) => setTimeout(r, 1, "slow")); }
for await (const x of g()) log(x);`,
  "yield of a rejected promise": `
async function* g() { try { yield Promise.reject(new Error("no")); } catch (e) { log("inside", e); yield "mended"; } }
for await (const x of g()) log(x);`,
  "several nexts in flight": `
async function* g() { for (let i = 0; i < 3; i++) { log("work", i); await 0; yield i; } return "end"; }
const it = g();
const all = [it.next(), it.next(), it.next(), it.next(), it.next()];
for (const p of all) p.then((r) => log(r.value, r.done));
await Promise.all(all);`,
  "nexts in flight with values": `
async function* g() { const a = yield "first"; log("a", a); const b = yield "second"; log("b", b); }
const it = g();
log((await Promise.all([it.next("x"), it.next("y"), it.next("z")])).map((r) => r.value));`,
  "return while nexts wait": `
async function* g() { try { yield 1; yield 2; } finally { log("cleanup"); await 0; log("clean"); } }
const it = g();
log((await Promise.all([it.next(), it.return("r"), it.next()])).map((r) => [r.value, r.done]));`,
  "throw into a generator": `
async function* g() { try { yield 1; } catch (e) { log("caught", e); await 0; yield "after"; } finally { log("finally"); } }
const it = g(); await it.next();
log(await it.throw(new Error("in"))); log(await it.next());`,
  "throw before the start": `
async function* g() { log("never"); yield 1; }
await g().throw(new Error("early")).catch((e) => log(e));`,
  "return before the start": `
async function* g() { log("never"); yield 1; }
log(await g().return(Promise.resolve("r")));`,
  "return of a promise": `
async function* g() { yield 1; return Promise.resolve("r"); }
const it = g(); await it.next(); log(await it.next());`,
  "return of a rejected promise": `
async function* g() { try { return Promise.reject(new Error("no")); } catch (e) { log("caught", e); yield "y"; } }
const it = g(); log(await it.next()); log(await it.next());`,
  "return with a promise while suspended": `
async function* g() { try { yield 1; } finally { log("f"); } }
const it = g(); await it.next(); log(await it.return(Promise.resolve("late")));`,
  "return with a rejection while suspended": `
async function* g() { try { yield 1; } catch (e) { log("caught", e); return "mended"; } }
const it = g(); await it.next(); log(await it.return(Promise.reject(new Error("bad"))));`,
  "delegation to an async generator": `
async function* inner() { yield 1; const x = yield 2; log("got", x); return "r"; }
async function* outer() { log("result", yield* inner()); yield 3; }
const it = outer(); for (const v of ["a", "b", "c", "d"]) log(await it.next(v));`,
  "delegation to an array": `
async function* g() { yield* [1, Promise.resolve(2), 3]; }
for await (const x of g()) log(x);`,
  "delegation to an iterator by hand": `
const it = { [Symbol.asyncIterator]() { log("asked"); return { n: 0, next(v) { log("next", v); return { value: this.n, done: this.n++ > 1 }; }, return(v) { log("return", v); return { value: v, done: true }; } }; } };
async function* g() { try { yield* it; } finally { log("out"); } }
const i = g(); log(await i.next("a")); log(await i.next("b")); log(await i.return("c"));`,
  "delegation with throw": `
const it = { [Symbol.asyncIterator]() { return { next() { return { value: 1, done: false }; }, get throw() { log("get throw"); return undefined; }, get return() { log("get return"); return () => ({}); } }; } };
async function* g() { yield* it; }
const i = g(); await i.next(); await i.throw(new Error("t")).catch((e) => log(e.name));`,
  "delegation to a sync generator with promises": `
function* s() { try { yield Promise.resolve(1); yield Promise.reject(new Error("r")); } finally { log("closed"); } }
async function* g() { yield* s(); }
try { for await (const x of g()) log(x); } catch (e) { log("caught", e); }`,
  "await inside yield inside await": `
async function* g() { const x = await (yield await 1); log("x", x); yield await (async () => { await 0; return x + 1; })(); }
const it = g(); log(await it.next()); log(await it.next(Promise.resolve(5)));`,
  "yield in arguments": `
async function* g() { log("called", yield "a", yield "b"); }
const it = g(); await it.next(); await it.next(1); await it.next(2);`,
  "a bare yield": `
async function* g() { const a = yield; const b = [yield, yield]; log(a, b); }
const it = g(); for (const x of [0, 1, 2, 3]) log(await it.next(x));`,
  "two generators in step": `
async function* g(n) { for (let i = 0; i < 3; i++) { yield n + i; } }
const eat = async (it) => { for await (const x of it) log(x); };
await Promise.all([eat(g("a")), eat(g("b"))]);`,
  "one generator, two consumers": `
async function* g() { for (let i = 0; i < 5; i++) { await 0; yield i; } }
const it = g();
const eat = async (name) => { for await (const x of it) log(name, x); log(name, "done"); };
await Promise.all([eat("a"), eat("b")]);`,
  "a generator method in a class": `
class Feed { #n = 2; async *[Symbol.asyncIterator]() { while (this.#n-- > 0) { await 0; yield this.#n; } } static async *of(...xs) { yield* xs; } }
for await (const x of new Feed()) log(x);
for await (const x of Feed.of(1, 2)) log(x);`,
  "a generator that never yields": `
async function* g() { await 0; log("ran"); }
for await (const x of g()) log("never", x);
log("over");`,
  "sync generators are left alone": `
function* g() { const x = yield 1; log(x); try { yield 2; } finally { log("closed"); } }
const it = g(); log(it.next()); log(it.next("v")); log(it.return("r"));`,
  "yield in a try with finally that awaits": `
async function* g() { try { yield 1; yield 2; } finally { await 0; log("f1"); await 0; log("f2"); } }
for await (const x of g()) { log(x); break; }
log("after");`,
  "yield in finally": `
async function* g() { try { return "r"; } finally { yield "f"; } }
const it = g(); log(await it.next()); log(await it.next()); log(await it.next());`,
});

const loops = puzzles("for await", {
  "over promises that settle out of order": `
const later = (ms, x) => new Promise((r) => setTimeout(r, ms, x));
for await (const x of [later(3, "slow"), later(1, "quick"), "now"]) log(x);`,
  "over a rejected promise in a list": `
try { for await (const x of [1, Promise.reject(new Error("two")), 3]) log(x); } catch (e) { log(e); }`,
  "over a list closes it": `
const it = { [Symbol.iterator]() { return { i: 0, next() { log("next"); return { value: this.i++, done: false }; }, return() { log("return"); return {}; } }; } };
for await (const x of it) if (x === 1) break;
log("after");`,
  "break waits for return": `
const it = { [Symbol.asyncIterator]() { return { i: 0, async next() { return { value: this.i++, done: false }; }, async return() { log("closing"); await 0; await 0; log("closed"); return {}; } }; } };
for await (const x of it) { log(x); if (x === 1) break; }
log("after");`,
  "a return that is a thenable": `
const it = { [Symbol.asyncIterator]() { return { next() { return { then(r) { log("asked"); r({ value: 1, done: false }); } }; }, return() { return { then(r) { log("closed"); r({}); } }; } }; } };
for await (const x of it) { log(x); break; }
log("after");`,
  "throw in the body closes": `
async function* g() { try { yield 1; yield 2; } finally { log("closed"); await 0; log("really"); } }
try { for await (const x of g()) throw new Error("body"); } catch (e) { log(e); }`,
  "return from inside": `
async function* g() { try { yield 1; } finally { log("closed"); } }
async function f() { for await (const x of g()) return [x]; }
log(await f());`,
  "labelled continue": `
async function* g(n) { try { for (let i = 0; i < 3; i++) yield n + i; } finally { log("closed", n); } }
outer: for await (const a of g("a")) { for await (const b of g("b")) { log(a, b); if (b === "b1") continue outer; } }
log("after");`,
  "labelled break": `
async function* g(n) { try { for (let i = 0; i < 3; i++) yield n + i; } finally { log("closed", n); } }
outer: inner: for await (const a of g("a")) { for await (const b of g("b")) { log(a, b); if (b === "b1") break outer; } }
log("after");`,
  "without braces": `
async function* g() { yield 1; yield 2; }
if (true) for await (const x of g()) log(x); else log("no");
for await (const x of g()) for await (const y of g()) log(x, y);`,
  "a body that is one await": `
for await (const x of [1, 2]) await log(x);`,
  "a body that is empty": `
async function* g() { log("a"); yield; log("b"); }
for await (const x of g());
log("after");`,
  "destructuring in the head": `
const d = () => { log("default"); return 9; };
for await (const { a = d(), b: [c] } of [{ a: 1, b: [2] }, { b: [3] }]) log(a, c);`,
  "an assignment as the head": `
const o = {}; for await (o.x of [1, 2]) log(o.x);
let y; for await ([y = 5] of [[1], []]) log(y);`,
  "a comma in the head": `
for await (const x of (log("left"), [1, 2])) log(x);`,
  "an iterator that is looked at": `
const it = { get [Symbol.asyncIterator]() { log("get asyncIterator"); return function () { log("call", arguments.length, this === it); return { get next() { log("get next"); return function () { log("next", arguments.length); return { value: 1, done: true }; }; }, get return() { log("get return"); return undefined; } }; }; } };
for await (const x of it) log("never");`,
  "a sync iterator that is looked at": `
const it = { get [Symbol.asyncIterator]() { log("get async"); return undefined; }, get [Symbol.iterator]() { log("get sync"); return () => ({ n: 0, get next() { log("get next"); return () => ({ value: this.n, done: this.n++ > 1 }); } }); } };
for await (const x of it) log(x);`,
  "asyncIterator null falls back": `
for await (const x of { [Symbol.asyncIterator]: null, *[Symbol.iterator]() { yield 1; } }) log(x);`,
  "a next that throws": `
const it = { [Symbol.asyncIterator]() { return { next() { throw new Error("next"); }, return() { log("not closed"); return {}; } }; } };
try { for await (const x of it) log(x); } catch (e) { log(e); }`,
  "a result that is no object": `
try { for await (const x of { [Symbol.asyncIterator]: () => ({ next: async () => 5 }) }) log(x); } catch (e) { log(e.name); }`,
  "what is not iterable": `
for (const x of [5, {}, null, undefined]) { try { for await (const y of x); } catch (e) { log(e.name); } }`,
  "over a string and a map": `
for await (const c of "añ") log(c);
for await (const [k, v] of new Map([["a", Promise.resolve(1)]])) log(k, await v);`,
  "two loops side by side": `
const eat = async (name) => { for await (const x of [1, 2, 3]) log(name, x); };
await Promise.all([eat("a"), eat("b")]);`,
  "closures in a loop": `
const fs = []; for await (const x of [1, 2, 3]) fs.push(() => x);
log(fs.map((f) => f()));`,
  "a var in the head": `
for await (var v of [1, 2]); log(v);`,
  "a loop in a try in a loop": `
for await (const x of [1, 2]) { try { for await (const y of [Promise.reject(x)]) log("no"); } catch (e) { log("caught", e); continue; } finally { log("f", x); } }`,
  "await in the iterated expression": `
async function list() { await 0; return [1, 2]; }
for await (const x of await list()) log(x);`,
  "next is fetched once": `
const i = { n: 0, next() { this.next = () => log("changed"); return { value: this.n, done: this.n++ > 1 }; } };
for await (const x of { [Symbol.asyncIterator]: () => i }) log(x);`,
});

const disposal = puzzles("disposal", {
  "await using waits at the end of its block": `
{ await using a = { async [Symbol.asyncDispose]() { log("closing"); await 0; log("closed"); } }; log("in"); }
log("after");`,
  "in the reverse order": `
const make = (name) => ({ async [Symbol.asyncDispose]() { log("close", name); await 0; } });
{ await using a = make("a"), b = make("b"); await using c = make("c"); log("in"); }
log("after");`,
  "null costs a tick": `
{ await using a = null; log("in"); }
log("after");
{ await using a = null, b = undefined; }
log("after two");`,
  "sync disposables too": `
{ await using a = { [Symbol.dispose]() { log("sync"); } }; }
log("after");`,
  "using and await using mixed": `
const s = (n) => ({ [Symbol.dispose]() { log("s", n); } });
const a = (n) => ({ async [Symbol.asyncDispose]() { log("a", n); } });
{ using x = s(1); await using y = a(2); using z = s(3); log("in"); }
log("after");`,
  "null and using mixed": `
const s = (n) => ({ [Symbol.dispose]() { log("s", n); } });
{ await using y = null; using z = s(3); await using w = null; using v = s(4); }
log("after");`,
  "break out of the block": `
for (const x of [1, 2]) { await using a = { async [Symbol.asyncDispose]() { log("close", x); } }; if (x === 1) continue; break; }
log("after");`,
  "return from the function": `
async function f() { await using a = { async [Symbol.asyncDispose]() { log("closing"); await 0; log("closed"); } }; return "r"; }
log(await f());`,
  "errors are suppressed, not lost": `
const bad = (n) => ({ async [Symbol.asyncDispose]() { throw new Error(n); } });
try { await using a = bad("a"); await using b = bad("b"); throw new Error("body"); } catch (e) { log(e.name, e.error.message, e.suppressed.name, e.suppressed.error.message, e.suppressed.suppressed.message); }`,
  // Left out: `for (await using a = ...; ; )`, on which V8 13.6 crashes, plain as it is.
  "in a for of": `
const make = (n) => ({ n, async [Symbol.asyncDispose]() { log("close", n); await 0; } });
for (await using a of [make(1), make(2)]) log("in", a.n);
log("after");`,
  "in a for await": `
async function* g() { for (const n of [1, 2]) yield { n, async [Symbol.asyncDispose]() { log("close", n); } }; }
for await (await using a of g()) { log("in", a.n); await 0; }
log("after");`,
  "in a generator": `
async function* g() { await using a = { async [Symbol.asyncDispose]() { log("closed"); } }; yield 1; yield 2; }
for await (const x of g()) { log(x); break; }
log("after");`,
  "an async stack": `
await using stack = new AsyncDisposableStack();
stack.defer(async () => { log("d1"); await 0; log("d1 done"); });
stack.use({ [Symbol.dispose]() { log("d2"); } });
await stack.disposeAsync(); log("after");`,
  "using alone takes no tick": `
async function f() { { using a = { [Symbol.dispose]() { log("closed"); } }; log("in"); } log("after"); await 0; log("tick"); }
f(); log("sync");`,
  "a function hoisted beside it": `
{ await using a = open(); function open() { return { async [Symbol.asyncDispose]() { log("closed"); } }; } log("in"); }
log("after");`,
  "in try with catch and finally": `
try { await using a = { async [Symbol.asyncDispose]() { log("closed"); throw new Error("close"); } }; log("in"); } catch (e) { log(e); } finally { log("finally"); }`,
  "a labelled block": `
here: { await using a = { async [Symbol.asyncDispose]() { log("closed"); } }; if (a) break here; log("never"); }
log("after");`,
});

export const streamPuzzles: readonly Puzzle[] = [...generators, ...loops, ...disposal];
