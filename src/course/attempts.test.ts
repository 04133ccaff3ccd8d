// Attempts: a text that gives way is safe before anything takes its place, whatever becomes of the tab;
// the same text is put aside once; a pass stays though its attempt is long gone.
import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Attempts, mostAttempts, settleAttempts } from "./attempts.ts";
import { type Database, databaseName, openDatabase } from "./database.ts";
import { pendingIn } from "./pending.ts";
import { MemoryStore } from "./store.fixture.ts";

const exercise = "coroutines/cold";
const passed = { kind: "passed", passed: 3, of: 3, seed: 7 } as const;
let base: Database;
let store: MemoryStore;

beforeEach(async () => {
  store = new MemoryStore();
  const opened = await openDatabase();
  if (!opened) throw new Error("Cannot test: the database did not open");
  base = opened;
});

afterEach(async () => {
  base.close();
  await deleteDB(databaseName);
});

const attemptsWith = (opened: Promise<Database | null>) =>
  new Attempts({ base: opened, store, exercise });
const codes = async () => (await attemptsWith(Promise.resolve(base)).list()).map((one) => one.code);

it("of a tab that is killed in the same moment are there at the next visit", async () => {
  const killed = attemptsWith(new Promise(() => {}));
  void killed.putAside("my text", "reset");
  void killed.add({ id: "one", at: 1, code: "it passed", result: passed });
  expect(pendingIn(store).map(({ code }) => code)).toEqual(["my text", "it passed"]);
  await settleAttempts(base, store);
  expect(await codes()).toEqual(["my text", "it passed"]);
  expect(await base.get("passes", exercise)).toMatchObject({ code: "it passed" });
  expect(store.length).toBe(0);
});

it("hold a text that was put aside twice once", async () => {
  const attempts = attemptsWith(Promise.resolve(base));
  await attempts.putAside("my text", "reset");
  await attempts.putAside("my text", "restored");
  expect(await codes()).toEqual(["my text"]);
  expect(store.length).toBe(0);
});

it("live as long as the page where there is no database, and are not left behind", async () => {
  const attempts = attemptsWith(Promise.resolve(null));
  await attempts.putAside("my text", "reset");
  await attempts.putAside("my text", "reset");
  await attempts.add({ id: "one", at: 1, code: "it passed", result: passed });
  expect((await attempts.list()).map(({ code }) => code)).toEqual(["it passed", "my text"]);
  expect(await attempts.passed()).toMatchObject({ code: "it passed" });
  expect(store.length).toBe(0);
});

it("are the newest, and the first pass is never among those that go", async () => {
  const attempts = attemptsWith(Promise.resolve(base));
  await attempts.add({ id: "first", at: 0.5, code: "it passed", result: passed });
  for (let at = 1; at <= mostAttempts; at++) {
    await attempts.add({ id: `${at}`, at, code: `${at}`, result: { kind: "refused" } });
  }
  expect(await codes()).toHaveLength(mostAttempts);
  expect(await codes()).not.toContain("it passed");
  expect(await attempts.passed()).toMatchObject({ code: "it passed" });
});

it.each(["{", "7", '{"id":"a","exercise":"b","at":1,"code":"c","result":{"kind":"aside"}}'])(
  "ignore what can't be read: %s",
  (text) => {
    store.items.set("interleave:attempt:a", text);
    expect(pendingIn(store)).toEqual([]);
  },
);
