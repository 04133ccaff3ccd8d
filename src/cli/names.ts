// Chapters and exercises by the names that people call them: as their folder, by number, or in words.
import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { readChapters } from "./check.chapter.ts";
import { exercisesIn, isExercise } from "./exercises.ts";
import { UsageError } from "./options.ts";

/** `04-coroutines`, `coroutines`, `4`, or the path of its folder. */
export function isChapter(folder: string, asked: string): boolean {
  const name = basename(folder);
  const [, number = "", words = ""] = /^(\d+)-(.*)$/.exec(name) ?? [];
  if (asked === name || asked === words || resolve(asked) === folder) return true;
  return asked !== "" && number !== "" && Number(asked) === Number(number);
}

/**
 * The folder of an exercise: a path, `coroutines/hello-coroutine`, or `hello-coroutine` where only one
 * is called so.
 *
 * @throws UsageError when there is none, or more than one.
 */
export async function findExercise(content: string, asked: string): Promise<string> {
  if (existsSync(asked) && isExercise(resolve(asked))) return resolve(asked);
  const [name = "", chapter] = asked.split("/").filter(Boolean).reverse();
  const all = existsSync(content) ? await everyExercise(content) : [];
  const found = all.filter(
    (one) =>
      basename(one.folder) === name && (chapter === undefined || isChapter(one.chapter, chapter)),
  );
  const [first, second] = found;
  if (first === undefined) {
    throw new UsageError(
      `Cannot grade ${asked}: found no such exercise, expected its folder or a name such as ${exampleOf(all)}`,
    );
  }
  if (second === undefined) return first.folder;
  const names = found.map(({ folder, chapter }) => `${basename(chapter)}/${basename(folder)}`);
  throw new UsageError(`Cannot grade ${asked}: expected one of ${names.join(", ")}`);
}

interface Found {
  readonly chapter: string;
  readonly folder: string;
}

async function everyExercise(content: string): Promise<readonly Found[]> {
  const chapters = await readChapters(content);
  const lists = await Promise.all(
    chapters.map(async ({ folder: chapter }) => {
      const folders = await exercisesIn(chapter);
      return folders.map((folder) => ({ chapter, folder }));
    }),
  );
  return lists.flat();
}

function exampleOf([first]: readonly Found[]): string {
  return first === undefined
    ? join("01-first", "hello")
    : `${basename(first.chapter)}/${basename(first.folder)}`;
}
