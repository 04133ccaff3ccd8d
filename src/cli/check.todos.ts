// What an author has not written yet. A skeleton from `interleave new` runs and keeps every promise of
// the gate but this one; `start.ts` of an exercise must have a TODO, since there it is the learner's.
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Finding } from "./check.chapter.ts";

export async function todoFindings(folder: string): Promise<Finding[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(mdx|ts|py)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !isLearners(file))
    .sort();
  const found = await Promise.all(
    files.map(async (file) => todosIn(file, await readFile(file, "utf8"))),
  );
  return found.flat();
}

/** An example may be called start too; an exercise's stands beside its checks. */
function isLearners(file: string): boolean {
  return basename(file) === "start.ts";
}

function todosIn(file: string, text: string): Finding[] {
  return text.split("\n").flatMap((line, index) => {
    const todo = /\bTODO: (.+?)["'`]?(?: -->|\s*\*\/|\s*\})?$/.exec(line)?.[1];
    if (todo === undefined) return [];
    const found = `"TODO: ${todo}" in line ${index + 1}`;
    return [{ file, found, expected: "nothing left to write", mend: "write it" }];
  });
}
