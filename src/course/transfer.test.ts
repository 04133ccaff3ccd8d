// Export and import: what goes out comes back in, nothing is lost on the way, a bad file changes nothing.
import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Attempts } from "./attempts.ts";
import { type Database, databaseName, openDatabase } from "./database.ts";
import { type ProgressFile, readProgressFile } from "./progressfile.ts";
import { everythingIn, forgetAll, giveBack, importFile, toFile } from "./transfer.ts";

let base: Database;
const exercise = "coroutines/cold";
const at = Date.UTC(2026, 10, 21);

beforeEach(async () => {
  const opened = await openDatabase();
  if (!opened) throw new Error("Cannot test: the database did not open");
  base = opened;
  await base.put("drafts", { exercise, text: "draft", stamp: "tab.3", at });
  const attempts = new Attempts({ base: Promise.resolve(base), store: null, exercise });
  const result = { kind: "passed", passed: 3, of: 3, seed: 7 } as const;
  await attempts.add({ id: "one", at, code: "passing", result });
  const answer = { question: "tasks/quiz/a", chosen: ["so"], right: true, rightAt: at };
  await base.put("answers", { ...answer, at: at + 5 });
  await attempts.add({ id: "two", at: at + 1, code: "broken", result: { kind: "refused" } });
});

afterEach(async () => {
  base.close();
  await deleteDB(databaseName);
});

const exported = async () => toFile(await everythingIn(base), at);

/** As it travels: through text. */
function again(file: ProgressFile): ProgressFile {
  const read = readProgressFile(JSON.stringify(file));
  if (read.kind === "wrong") throw new Error(read.message);
  return read.file;
}

const texts = async () => {
  const { drafts, attempts } = await everythingIn(base);
  return [...drafts.map(({ text }) => text), ...attempts.map(({ code }) => code)].sort();
};

describe("an export", () => {
  it("imported into an empty browser gives the same export", async () => {
    const file = await exported();
    await forgetAll(base);
    expect(await texts()).toEqual([]);
    expect(await importFile(base, again(file))).toEqual({ exercises: 1, questions: 1 });
    expect(await exported()).toEqual(file);
  });

  it("imported twice changes nothing", async () => {
    const file = await exported();
    expect(await importFile(base, again(file))).toEqual({ exercises: 0, questions: 0 });
    expect(await exported()).toEqual(file);
  });
});

describe("forgetting", () => {
  it("can be taken back, with the time of the last copy", async () => {
    await base.put("moments", at, "exported");
    const before = await exported();
    const gone = await forgetAll(base);
    expect(await base.getAllKeys("moments")).toEqual([]);
    await giveBack(base, gone, at);
    expect(await exported()).toEqual(before);
    expect(await base.get("moments", "exported")).toBe(at);
  });

  it("taken back later keeps what was done since", async () => {
    await base.put("moments", at, "exported");
    const gone = await forgetAll(base);
    await base.put("moments", at + 9, "exported");
    await giveBack(base, gone, at);
    expect(await base.get("moments", "exported")).toBe(at + 9);
  });
});

describe("an import", () => {
  const file = (at: string, code: string): ProgressFile => ({
    format: "interleave-progress",
    version: 2,
    exported: "2026-11-22T00:00:00.000Z",
    exercises: [{ exercise, draft: { at, code }, passed: null, attempts: [] }],
    questions: [],
  });

  it("with an older text keeps the text that is here, and theirs beside it", async () => {
    await importFile(base, again(file("2020-01-01T00:00:00.000Z", "old")));
    expect(await base.get("drafts", exercise)).toMatchObject({ text: "draft" });
    expect(await texts()).toContain("old");
  });

  it("with a newer text puts the text that was here aside", async () => {
    await importFile(base, again(file("2030-01-01T00:00:00.000Z", "new")));
    expect(await base.get("drafts", exercise)).toMatchObject({ text: "new" });
    expect(await texts()).toContain("draft");
  });

  it("never takes a pass away, and keeps the first", async () => {
    const passed = { at: "2020-01-01T00:00:00.000Z", code: "first" };
    const other = { ...file("2020-01-01T00:00:00.000Z", "old") };
    const exercises = other.exercises.map((one) => ({ ...one, passed }));
    await importFile(base, again({ ...other, exercises }));
    expect(await base.get("passes", exercise)).toMatchObject({ code: "first" });
    await importFile(base, again(file("2030-01-01T00:00:00.000Z", "new")));
    expect(await base.get("passes", exercise)).toMatchObject({ code: "first" });
  });
});

describe("a file of the first version", () => {
  it("is read, and says nothing of questions", async () => {
    const { questions: _, ...file } = await exported();
    const read = readProgressFile(JSON.stringify({ ...file, version: 1 }));
    expect(read).toEqual({ kind: "read", file: { ...file, version: 2, questions: [] } });
    const mixed = readProgressFile(JSON.stringify({ ...file, version: 1, questions: [] }));
    expect(mixed).toMatchObject({ kind: "wrong" });
  });
});

describe("a file that can't be read", () => {
  it.each([
    ["{", "Cannot import the file: found a text that is no JSON"],
    ["[]", 'Cannot import the file: found no "format", expected "interleave-progress"'],
    [
      '{"format":"interleave-progress","version":3}',
      "Cannot import the file: found version 3, expected 1 or 2: a newer Interleave wrote it",
    ],
    [
      '{"format":"interleave-progress","version":1,"exported":"2026-11-22T00:00:00Z","exercises":[{"exercise":"a","draft":{"at":null,"code":1},"passed":null,"attempts":[]}]}',
      "Cannot import the file: at exercises › 1 › draft › code: Invalid input: expected string, received number",
    ],
  ])("%s is told what is wrong with it", (text, message) => {
    expect(readProgressFile(text)).toEqual({ kind: "wrong", message });
  });
});
