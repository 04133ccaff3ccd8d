import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findExercise, isChapter } from "./names.ts";

let content: string;

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), "names-"));
  for (const name of ["01-waiting/tea", "01-waiting/rice", "06-tasks/tea"]) {
    const file = join(content, name, "exercise.mdx");
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, "");
  }
});

afterAll(() => rm(content, { recursive: true }));

test.each(["06-tasks", "tasks", "6", "06"])("%s is the sixth chapter", (asked) => {
  expect(isChapter("/content/06-tasks", asked)).toBe(true);
  expect(isChapter("/content/07-cancellation", asked)).toBe(false);
});

test.each(["", "task", "tasks/tea", "0"])('"%s" is no chapter', (asked) => {
  expect(isChapter("/content/06-tasks", asked)).toBe(false);
});

test.each(["01-waiting/rice", "waiting/rice", "1/rice", "rice"])("%s is found", async (asked) => {
  expect(await findExercise(content, asked)).toBe(join(content, "01-waiting/rice"));
});

test("the path of a folder is found, wherever it is", async () => {
  const folder = join(content, "06-tasks/tea");
  expect(await findExercise("/nowhere", folder)).toBe(folder);
});

test("a name that two chapters have asks for the chapter", async () => {
  await expect(findExercise(content, "tea")).rejects.toThrow(
    "Cannot grade tea: expected one of 01-waiting/tea, 06-tasks/tea",
  );
});

test("a name that nobody has says what names look like", async () => {
  await expect(findExercise(content, "tasks/rice")).rejects.toThrow(
    "Cannot grade tasks/rice: found no such exercise, expected its folder or a name such as 01-waiting/rice",
  );
});
