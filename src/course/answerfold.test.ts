// Answers: what a chapter wrote down reaches the database, what came from elsewhere reaches the chapter,
// of two answers the newer one stands, and older versions' answers are taken over.
import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerCopies, answerCopy, copyAnswer } from "./answercopies.ts";
import { foldAnswers, joined, putAnswers, settleAnswers } from "./answerfold.ts";
import { openOld } from "./database.fixture.ts";
import { type AnswerRecord, type Database, databaseName, openDatabase } from "./database.ts";
import { questionId } from "./questions.ts";
import { MemoryStore } from "./store.fixture.ts";

const question = "tasks/predict/when";
const wrong: AnswerRecord = { question, at: 10, chosen: ["1", "0"], right: false, rightAt: null };
const right: AnswerRecord = { question, at: 20, chosen: ["0", "1"], right: true, rightAt: 20 };
let base: Database;
let store: MemoryStore;

const opened = async () => {
  const found = await openDatabase();
  if (!found) throw new Error("Cannot test: the database did not open");
  return found;
};

beforeEach(async () => {
  store = new MemoryStore();
  base = await opened();
});

afterEach(async () => {
  base.close();
  await deleteDB(databaseName);
});

describe("an answer", () => {
  it("that a chapter wrote down is in the database at the next visit", async () => {
    copyAnswer(store, right);
    await settleAnswers(base, store);
    expect(await base.getAll("answers")).toEqual([right]);
  });

  it("from elsewhere is there when the chapter is opened", async () => {
    await putAnswers(base, [right]);
    await settleAnswers(base, store);
    expect(answerCopy(store, question)).toEqual(right);
  });

  it("gives way to a newer one, which keeps the time of the first right one", () => {
    const later = { ...wrong, at: 30 };
    const both = { ...later, rightAt: 20 };
    expect(joined(right, later)).toEqual(both);
    expect(joined(later, right)).toEqual(both);
    expect(joined(right, wrong)).toEqual(right);
  });

  it("whose time nobody knows gives way to one with a time", () => {
    const ancient = { ...right, at: 0, rightAt: 0 };
    expect(joined(ancient, right)).toEqual(right);
    expect(joined(ancient, wrong)).toEqual({ ...wrong, rightAt: 0 });
  });

  it("is counted as new once", async () => {
    const add = async () => foldAnswers(base.transaction("answers", "readwrite").store, [right]);
    expect([await add(), await add()]).toEqual([1, 0]);
  });
});

describe("a copy", () => {
  it.each(["{", "7", '{"chosen":1}', '{"chosen":[1],"right":true}'])("like %s is none", (text) => {
    store.items.set(`interleave:answer:${question}`, text);
    expect(answerCopies(store)).toEqual([]);
  });

  it("of the first version is taken over under its new name", async () => {
    const old = { chosen: ["a"], right: true };
    store.items.set("interleave:answer:predict:06-tasks/when", JSON.stringify(old));
    const asks = "What: this, or `that`?";
    store.items.set(`interleave:answer:quiz:06-tasks:${asks}`, JSON.stringify(old));
    await settleAnswers(base, store);
    const questions = [question, questionId("quiz", "06-tasks", asks)];
    const records = questions.map((one) => ({ question: one, at: 0, rightAt: 0, ...old }));
    expect(await base.getAll("answers")).toEqual(records);
    expect(
      answerCopies(store)
        .map((one) => one.question)
        .sort(),
    ).toEqual(questions);
  });
});

describe("a database of the first version", () => {
  it("keeps what it has, and takes answers from then on", async () => {
    base.close();
    await deleteDB(databaseName);
    const draft = { exercise: "coroutines/cold", text: "old", stamp: "tab.1", at: 1 };
    const first = await openOld(1);
    await first.put("drafts", draft);
    first.close();
    base = await opened();
    await putAnswers(base, [right]);
    expect(await base.getAll("drafts")).toEqual([draft]);
    expect(await base.getAll("answers")).toEqual([right]);
  });
});
