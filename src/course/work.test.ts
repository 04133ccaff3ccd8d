// The marks that every page reads: what they say of a database, and that nobody is called when nothing
// has changed.
import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Attempts } from "./attempts.ts";
import { openOld } from "./database.fixture.ts";
import { type AttemptRecord, type Database, databaseName, openDatabase } from "./database.ts";
import { readMarks } from "./marks.ts";
import { MemoryStore } from "./store.fixture.ts";
import { renewMarks } from "./work.ts";

let base: Database | null = null;
let store: MemoryStore;
const told = vi.fn();

const draft = (exercise: string, at: number) => ({ exercise, text: "x", stamp: "tab.1", at });
const attempt = (exercise: string, at: number): AttemptRecord => ({
  ...{ id: `${exercise}:${at}`, exercise, at, code: `${at}` },
  result: { kind: "refused" },
});

async function opened(): Promise<Database> {
  base ??= await openDatabase();
  if (base) return base;
  throw new Error("Cannot test: the database did not open");
}

const renewed = async () => renewMarks({ base: opened(), store });

beforeEach(() => {
  store = new MemoryStore();
  vi.stubGlobal("dispatchEvent", told);
  told.mockClear();
});

afterEach(async () => {
  vi.unstubAllGlobals();
  base?.close();
  base = null;
  await deleteDB(databaseName);
});

test("name what was begun, each once, and what came last", async () => {
  const base = await opened();
  expect(await renewed()).toMatchObject({ begun: [], last: null });
  await base.put("drafts", draft("tasks/two", 20));
  for (const at of [10, 30, 15]) await base.put("attempts", attempt("gather/first", at));
  await base.put("passes", { exercise: "gather/first", at: 30, code: "30" });
  expect(await renewed()).toMatchObject({
    begun: ["tasks/two", "gather/first"],
    passed: ["gather/first"],
    last: "gather/first",
  });
  await base.put("drafts", draft("tasks/two", 30));
  expect((await renewed()).last).toBe("tasks/two");
});

test("are told to the page when they have changed, and only then", async () => {
  const base = await opened();
  await base.put("drafts", draft("tasks/two", 20));
  const marks = await renewed();
  expect(told).toHaveBeenCalledOnce();
  await base.put("drafts", draft("tasks/two", 25));
  await renewed();
  expect(told).toHaveBeenCalledOnce();
  expect(readMarks(store)).toEqual(marks);
});

test("are found in a database of the second version", async () => {
  const second = await openOld(2);
  await second.put("drafts", draft("tasks/two", 20));
  await second.put("attempts", attempt("gather/first", 30));
  second.close();
  expect(await renewed()).toMatchObject({ last: "gather/first" });
});

test("an attempt that neither the database nor the browser takes is no kept one", async () => {
  const base = await opened();
  base.close();
  const willing = new MemoryStore();
  const one = { id: "one", at: 1, code: "x", result: { kind: "refused" } as const };
  const exercise = "tasks/two";
  const into = (store: MemoryStore | null) =>
    new Attempts({ base: Promise.resolve(base), store, exercise }).add(one);
  await expect(into(willing)).resolves.toBeUndefined();
  await expect(into(null)).rejects.toThrow();
});
