import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { instrument } from "../runner/instrument.ts";
import type { Site } from "../runner/protocol.ts";
import {
  beginProgram,
  beginTurn,
  current,
  currentFrameId,
  enter,
  wrap,
  wrapJob,
} from "./context.ts";
import { carryThen, type FrameHooks, install } from "./contextnotes.ts";
import { Snapshot, Variable } from "./contextvariable.ts";

const told: string[] = [];
let sites: readonly Site[] = [];
const name = (site: number) => sites[site]?.text ?? "?";
const hooks: FrameHooks = {
  frameEntered: (frame, parent, site) =>
    told.push(`${frame} enters ${name(site)} of ${parent || null}`),
  frameSuspended: (frame, site) => told.push(`${frame} waits for ${name(site)}`),
  frameResumed: (frame) => told.push(`${frame} resumes`),
  frameExited: (frame, threw) => told.push(`${frame} ${threw ? "throws" : "exits"}`),
};
install(globalThis, hooks);
carryThen(Promise.prototype);

/** Makes an async function of a body that may use what `api` has, with its notes inserted. */
function program<T>(body: string, api: Readonly<Record<string, unknown>> = {}): () => Promise<T> {
  const made = instrument(`(async ({ ${Object.keys(api).join(", ")} }) => { ${body} })`, {
    sourceType: "script",
  });
  sites = made.sites;
  // biome-ignore lint/security/noGlobalEval: instrumented text is what is under test
  const run = globalThis.eval(made.code) as (api: unknown) => Promise<T>;
  return () => run(api);
}

/** What was told, with calls numbered from 1. */
async function calls(body: string, api: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
  told.length = 0;
  beginProgram();
  await program(body, api)();
  const ids = new Map<string, number>();
  const renumber = (id: string) => {
    if (!ids.has(id)) ids.set(id, ids.size);
    return String(ids.get(id));
  };
  return told.map((line) => line.replace(/^\d+|(?<= of )\d+$/g, renumber));
}

const operations = `
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
const check = (where) => { checked.count += 1; if (current() !== step) wrong.push(where); };
const pick = (list) => list[Math.floor(random() * list.length)];
const helper = async (n) => { if (n > 0) await helper(n - 1); await null; check("helper"); return n; };
async function* feed() { check("feed"); for (let i = 0; i < 3; i++) { await outside(); check("fed"); yield i; check("fed on"); } }
const resource = () => ({ async [Symbol.asyncDispose]() { check("disposer"); await outside(); check("disposed"); } });
const thenable = { then(resolve) { check("thenable"); resolve(1); } };
const forms = {
  native: async () => { await null; check("native"); },
  outside: async () => { await outside(); check("outside"); },
  rejected: async () => { try { await outside().then(() => { throw 1; }); } catch { check("catch"); } },
  finally: async () => { try { try { await Promise.reject(1); } finally { check("finally"); } } catch {} check("after finally"); },
  nested: async () => { await helper(3); check("nested"); },
  thenable: async () => { await thenable; check("after thenable"); await outside(); await (async () => thenable)(); check("returned thenable"); },
  together: async () => { await Promise.all([helper(2), outside(), helper(1)]); check("together"); },
  then: async () => { await outside().then(() => check("then")); check("after then"); },
  generator: async () => { for await (const x of feed()) { check("loop"); if (x === 1 && random() < 0.5) break; } check("after loop"); },
  list: async () => { for await (const x of [1, outside(), thenable]) check("list"); check("after list"); },
  disposal: async () => { { await using r = resource(); check("in"); await outside(); check("held"); } check("after block"); },
  delegated: async () => { const g = (async function* () { yield* feed(); check("delegated"); })(); while (!(await g.next()).done) check("consumer"); },
};
for (let i = 0; i < 60; i++) { const form = pick(Object.keys(forms)); await forms[form](); check("after " + form); }
`;

test("every form finds its own step again, among thirty tasks waking each other", async () => {
  const sleepers: (() => void)[] = [];
  const outside = () => new Promise<void>((resolve) => void sleepers.push(resolve));
  const wrong: string[] = [];
  const checked = { count: 0 };
  let running = 30;
  for (let task = 1; task <= running; task += 1) {
    const step = { task };
    const api = { current, step, outside, wrong, checked, seed: task * 7919 };
    const start = program<void>(operations, api);
    beginTurn();
    void enter(step, () =>
      start().then(() => {
        running -= 1;
      }),
    );
  }
  for (let turn = 0; running > 0; turn += 1) {
    await setImmediate();
    beginTurn();
    // Several at once, so that tasks resume in each other's turn.
    for (const wake of sleepers.splice(0, 1 + (turn % 3))) wake();
  }
  expect(wrong).toEqual([]);
  expect(checked.count).toBeGreaterThan(5000);
}, 60_000);

test("siblings are children of the same call", async () => {
  const order = await calls(`
    const leaf = async (x) => { await x; };
    const a = leaf("a"), b = leaf("b");
    await a; await b;`);
  expect(order).toEqual([
    "0 enters  of null",
    "1 enters leaf of 0",
    "1 waits for x",
    "2 enters leaf of 0",
    "2 waits for x",
    "0 waits for a",
    "1 resumes",
    "1 exits",
    "2 resumes",
    "2 exits",
    "0 resumes",
    "0 waits for b",
    "0 resumes",
    "0 exits",
  ]);
});

test("a call that throws says so, behind the one it waited for", async () => {
  const order = await calls(`
    const inner = async () => { await 0; throw new Error("no"); };
    try { await inner(); } catch { await 1; }`);
  expect(order).toEqual([
    "0 enters  of null",
    "1 enters inner of 0",
    "1 waits for 0",
    "0 waits for inner()",
    "1 resumes",
    "1 throws",
    "0 resumes",
    "0 waits for 1",
    "0 resumes",
    "0 exits",
  ]);
});

test("a generator's call belongs to whoever consumes it", async () => {
  const order = await calls(`
    async function* feed() { yield 1; }
    const eat = async () => { for await (const x of feed()); };
    await eat();`);
  expect(order).toEqual([
    "0 enters  of null",
    "1 enters eat of 0",
    "2 enters feed of 1",
    "2 waits for 1",
    "1 waits for feed()",
    "0 waits for eat()",
    "1 resumes",
    "2 resumes",
    "2 exits",
    "1 waits for feed()",
    "1 resumes",
    "1 exits",
    "0 resumes",
    "0 exits",
  ]);
});

test("waiting for a disposer is waiting, and the disposer's call is a child", async () => {
  const order = await calls(`
    const r = { async [Symbol.asyncDispose]() { await 1; } };
    const hold = async () => { await using held = r; };
    await hold();`);
  expect(order).toEqual([
    "0 enters  of null",
    "1 enters hold of 0",
    "1 waits for using held",
    "2 enters [Symbol.asyncDispose] of 0",
    "2 waits for 1",
    "0 waits for hold()",
    "2 resumes",
    "2 exits",
    "1 resumes",
    "1 exits",
    "0 resumes",
    "0 exits",
  ]);
});

test("a callback runs in the context of its registration, and what it interrupts goes on in its own", () => {
  const a = { step: "a" };
  const b = { step: "b" };
  const seen: unknown[] = [];
  const listener = enter(a, () => wrap(() => seen.push(current())));
  enter(b, () => {
    listener();
    seen.push(current());
  });
  expect(seen).toEqual([a, b]);
});

test("the context of a turn's step stays for the microtasks that it left", async () => {
  const step = { step: "own" };
  const left: unknown[] = [];
  beginTurn();
  enter(step, () => queueMicrotask(() => left.push(current())));
  expect(current()).toBe(step);
  await null;
  expect(left).toEqual([step]);
});

test("no call is running outside of every call", async () => {
  beginTurn();
  expect(currentFrameId()).toBe(null);
  const inside = await program<number | null>("return frame();", { frame: currentFrameId })();
  expect(inside).toBe(null);
  const awaiting = await program<number>("await 0; return frame();", { frame: currentFrameId })();
  expect(awaiting).toBeGreaterThan(0);
});

test("a variable has its value in what is run with it, and nowhere else", async () => {
  beginProgram();
  const variable = new Variable({ name: "who", defaultValue: "nobody" });
  const seen: unknown[] = [];
  const see = () => seen.push(variable.get());
  const body = program("see(); await 0; see(); await Promise.resolve().then(see); see();", { see });
  const first = variable.run("first", body);
  const second = variable.run("second", body);
  see();
  await Promise.all([first, second]);
  see();
  expect(seen).toEqual([
    ...["first", "second", "nobody", "first", "second", "first", "second"],
    ...["first", "second", "nobody"],
  ]);
  expect(variable.name).toBe("who");
});

test("a snapshot keeps the values, not the step", () => {
  beginProgram();
  const variable = new Variable<string>();
  const step = {};
  const snapshot = variable.run("kept", () => new Snapshot());
  const wrapped = variable.run("kept", () => Snapshot.wrap((x: number) => [variable.get(), x]));
  enter(step, () => {
    expect(snapshot.run(() => [variable.get(), current()])).toEqual(["kept", step]);
    expect(variable.get()).toBe(undefined);
  });
  expect(wrapped(1)).toEqual(["kept", 1]);
  expect([wrapped.length, wrapped.name]).toEqual([1, "wrapped "]);
});

test("timers carry what was current when they were set", async () => {
  beginProgram();
  const variable = new Variable<number>();
  const seen = await variable.run(
    7,
    () =>
      new Promise((resolve) =>
        setTimeout(
          wrapJob(() => resolve(variable.get())),
          0,
        ),
      ),
  );
  expect(seen).toBe(7);
});

test("then still has its name, its length and its place", () => {
  const { then } = Promise.prototype;
  expect([then.name, then.length]).toEqual(["then", 2]);
  expect(Object.keys(Promise.prototype)).toEqual([]);
  expect("prototype" in then).toBe(false);
});
