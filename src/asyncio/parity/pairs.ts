// The paired programs of this folder: `NNN-name.ts` and `NNN-name.py` print the same lines at the same
// virtual times, wherever they run.
import { readdir, readFile } from "node:fs/promises";
import {
  type Difference,
  firstDifference,
  type StampedLine,
  sayLine,
} from "../../runner/python.compare.ts";

export interface Pair {
  readonly name: string;
  readonly typescript: string;
  readonly python: string;
}

/** Every pair, in the order of its number. */
export async function pairs(): Promise<Pair[]> {
  const files = await readdir(new URL(".", import.meta.url));
  const names = files.flatMap((file) => /^(\d+-.*)\.py$/.exec(file)?.[1] ?? []).sort();
  return Promise.all(names.map(readPair));
}

async function readPair(name: string): Promise<Pair> {
  const read = (extension: string) =>
    readFile(new URL(`./${name}.${extension}`, import.meta.url), "utf8");
  return { name, typescript: await read("ts"), python: await read("py") };
}

/** A sentence about the first line that differs; empty if the two are equal. */
export function disagreement(
  typescript: readonly StampedLine[],
  python: readonly StampedLine[],
): string {
  const difference: Difference | null = firstDifference(typescript, python);
  if (difference === null) return "";
  const { line } = difference;
  return `line ${line}: TypeScript prints ${sayLine(difference.typescript)}, Python ${sayLine(difference.python)}`;
}
