import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { boldIn, readGlossary, termFor } from "./glossary.ts";

const text = readFileSync("content/glossary.yaml", "utf8");

test("a word is found in every form, whatever its case", () => {
  const terms = readGlossary(text);
  expect(termFor(terms, "Task group")?.slug).toBe("task-group");
  expect(termFor(terms, "microtask")?.term).toBe("microtask queue");
  expect(termFor(terms, "taxi")).toBeUndefined();
});

test("a word that stands there twice is refused", () => {
  const twice = `${text}- term: Task\n  meaning: A second meaning of the same word.\n`;
  expect(() => readGlossary(twice)).toThrow('found "task" twice');
});

test("an entry without a meaning is refused with its field", () => {
  expect(() => readGlossary("- term: task\n")).toThrow("[0].meaning");
});

test("words in bold inside a listing are no words of the text", () => {
  expect(boldIn("a **task** and\n```py\n2 **not**\n```\na **queue**")).toEqual(["task", "queue"]);
});

test("the words that chapters introduce are all in the glossary", () => {
  const terms = readGlossary(text);
  const folders = readdirSync("content").filter((name) => /^\d+-/.test(name));
  const pages = folders.map((folder) => readFileSync(`content/${folder}/chapter.mdx`, "utf8"));
  const found = new Set(pages.flatMap(boldIn).flatMap((words) => termFor(terms, words) ?? []));
  expect([...found].map(({ term }) => term)).toEqual(
    expect.arrayContaining(["task", "coroutine", "future", "queue", "event loop", "back-pressure"]),
  );
});
