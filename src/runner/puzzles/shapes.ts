// Where syntax leaves little room for inserted text: missing semicolons, directives, comments, arrows
// of every shape, classes.
import { type Puzzle, puzzles } from "./puzzle.ts";

export const shapePuzzles: readonly Puzzle[] = puzzles("shape", {
  "no semicolons": `
const a = 1
await a
const f = async () => await a
f()
;(async () => { await 0
log("x")
})()
let b = await a
++b
log(b)`,
  "directives stay directives": `
async function f() { "use strict"; await 0; return this === undefined; }
async function g() { 'one'; "two"
  await 0; return "g"; }
log(await f(), await g());`,
  "comments everywhere": `
const f = async (/* => */ x /* => */) /* => */ => /* { */ /* => */ await /* here */ x /* ; */ // => end
log(await /* a */ f(/* b */ 1 /* c */) /* d */)
async function /* g */ g /* ( */ (/* ) */) /* { */ { /* } */ await /* line
break */ 0 /* ;
*/ return /* r */ "g" // end
}
log(await g())`,
  "arrows that give objects": `
const f = async () => ({ a: await 1 });
const g = async () => (await 0, { b: 2 });
log(await f(), await g());`,
  "arrows in arrows": `
const f = async (x) => async (y) => async (z) => await x + await y + await z;
log(await (await (await f(1))(2))(3));`,
  "an arrow in a conditional": `
const f = true ? async () => await 1 : async () => await 2;
log(await f(), await (async (x) => x ? await x : await 0)(3));`,
  "an arrow that assigns": `
let v; const f = async () => v = await 5;
log(await f(), v);`,
  "an arrow that returns an arrow": `
const f = async () => () => "inner"; const g = async () => async () => await "inner";
log((await f())(), await (await g())());`,
  "an arrow with in": `
for (const f = async () => ((await "a") in { a: 1 }); ;) { log(await f()); break; }`,
  "an arrow with default arrows": `
const f = async (g = async () => await 1, { h = async (x) => await x } = {}) => [await g(), await h(2)];
log(await f());`,
  "await in parentheses": `
log((await (1)), await ((2)), (await (3)) + 1, await(4), [await[5]], await{ a: 6 }.a, await!0, await-1, await"s", await/r/);`,
  "await with a sequence": `
log(await (log("a"), log("b"), 3));`,
  exponents: `
log((await 2) ** 3, 2 ** await 3);`,
  "await before a regular expression": `
log((await /a+/g).source, await /b/.test("b"));`,
  "in a class body": `
class A {
  static p = (async () => { await 0; return "static"; })();
  q = async () => { await 0; return this.n; };
  n = 7;
  static { (async () => { await 0; log("block"); })(); }
  [await "computed"]() { return "c"; }
  static async *g() { yield await 1; }
  async #private() { await 0; return "private"; }
  async open() { return this.#private(); }
  get late() { return (async () => { await 0; return "late"; })(); }
}
const a = new A();
log(await A.p, await a.q(), a.computed(), await a.open(), await a.late);
for await (const x of A.g()) log(x);`,
  "a subclass with async super": `
class A { async m() { await 0; return "a"; } }
class B extends A { async m() { return "b" + await super.m(); } n = async () => await super.m(); }
log(await new B().m(), await new B().n());`,
  "extends an awaited class": `
class B extends (await Promise.resolve(class A { x = 1; })) {}
log(new B().x);`,
  "new.target and this in arrows": `
function F() { this.f = async () => { await 0; return [new.target === F, this instanceof F]; }; }
log(await new F().f());`,
  "object methods": `
const o = { async a() { return await 1; }, async *b() { yield 2; }, get c() { return (async () => await 3)(); }, async [await "d"]() { await 0; return 4; }, async "e f"() { await 0; return 5; }, async 6() { await 0; return 6; } };
log(await o.a(), (await o.b().next()).value, await o.c, await o.d(), await o["e f"](), await o[6]());`,
  "catch with a pattern": `
try { await Promise.reject({ a: 1, b: [2] }); } catch ({ a, b: [b], c = (log("default"), 3) }) { log(a, b, c); }`,
  "catch with a pattern that throws": `
try { try { await Promise.reject({}); } catch ({ a: { b } }) { log("never"); } } catch (e) { log(e.name); }`,
  "catch without a binding": `
try { await Promise.reject(1); } catch { log("caught"); }`,
  "catch whose name is declared again": `
try { await Promise.reject("e"); } catch (e) { var e = "again"; log(e); }`,
  "closures in a catch": `
const fs = []; for (const x of [1, 2]) try { await Promise.reject(x); } catch (e) { fs.push(() => e); }
log(fs.map((f) => f()));`,
  "break and continue in a catch": `
for (const x of [1, 2, 3]) { try { await Promise.reject({ x }); } catch ({ x: y }) { if (y === 1) continue; if (y === 3) break; log(y); } log("end of", x); }`,
  "names that look inserted": `
const $$t = 1, $$back = (x) => "mine " + x, $$hold = 2;
async function f($$e) { await 0; return [$$t, $$back($$e), $$hold]; }
log(await f(3));`,
  "unicode and astral text": `
const é = async (ñ) => { await 0; return "💡" + ñ; }; log(await é("ü"), "\u2028".length);`,
  "await as a property name": `
const o = { await: 1, async: 2, yield: 3, async get() { return await this.await; } }; log(o.await, o.async, await o.await, await { await: 3 }.await, await o.get(), o.yield);`,
  "async as a name": `
const async = (x) => "called " + x; log(async(await 1)); const f = async async => await async; log(await f(2));`,
  "getters and setters around awaits": `
const seen = []; const o = { set x(v) { seen.push(v); }, get x() { seen.push("get"); return { y: 1 }; } };
o.x = await 1; o.x.y = await 2; log(seen);`,
  "deep nesting": `
const f = async (n) => n === 0 ? await 0 : [await (async () => { try { return await f(n - 1); } finally { await null; } })()];
log(JSON.stringify(await f(4)));`,
  "one line of many awaits": `
log(await 1 + await 2 * await 3 - await 4 / (await 5 || await 6) % await 7);`,
  "if without braces": `
if (await 1) log("a"); else if (await 2) log("b");
if (await 0) log("c"); else await log("d");`,
  "a generator in an expression": `
log(await (async function* () { yield* (yield 1, [2]); })().next());`,
  "text of what does not suspend": `
async function quiet() { return 1; }
function plain() { return [1, 2]; }
const arrow = async () => [1];
for (const f of [quiet, plain, arrow]) log(String(f).replace(/\\s+/g, " "));`,
});
