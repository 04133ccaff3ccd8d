import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCourse } from "./course.ts";
import { slugOf } from "./order.ts";

const text = readFileSync("content/course.yaml", "utf8");

test("every chapter on disk stands in the plan, at its number and under its address", () => {
  const planned = readCourse(text).parts.flatMap((part) => part.chapters);
  const folders = readdirSync("content").filter((name) => /^\d+-/.test(name));
  expect(folders.length).toBeGreaterThan(5);
  for (const folder of folders) {
    const number = Number.parseInt(folder, 10);
    expect(planned[number - 1]?.slug).toBe(slugOf(`${folder}/chapter.mdx`));
  }
});

test("a chapter that repeats a number is refused with the number that was expected", () => {
  const twice = text.replace("number: 2\n", "number: 1\n");
  expect(() => readCourse(twice)).toThrow("found chapter 1 after 1 others, expected 2");
});

test("an id that is none is refused with its place", () => {
  const wrong = text.replace("C001 ", "c001 ");
  expect(() => readCourse(wrong)).toThrow("parts[0].chapters[0].covers[0]");
});
