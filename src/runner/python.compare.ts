// Whether a TypeScript program and its Python twin printed the same lines at the same times. Only
// standard output counts: warnings and reports are worded differently in the two languages.

/** One line of output: what was printed, and at which virtual millisecond. */
export interface StampedLine {
  readonly at: number;
  readonly text: string;
}

/** The first line that differs; `null` where one side has ended already. */
export interface Difference {
  /** Starts at 1. */
  readonly line: number;
  readonly typescript: StampedLine | null;
  readonly python: StampedLine | null;
}

export function firstDifference(
  typescript: readonly StampedLine[],
  python: readonly StampedLine[],
): Difference | null {
  const length = Math.max(typescript.length, python.length);
  for (let index = 0; index < length; index++) {
    const ours = typescript[index] ?? null;
    const theirs = python[index] ?? null;
    if (ours?.at === theirs?.at && ours?.text === theirs?.text) continue;
    return { line: index + 1, typescript: ours, python: theirs };
  }
  return null;
}

/** Text that holds line breaks is several lines, as it is in a terminal. */
export function splitLines(lines: readonly StampedLine[]): StampedLine[] {
  return lines.flatMap(({ at, text }) => text.split("\n").map((part) => ({ at, text: part })));
}

export function sayLine(line: StampedLine | null): string {
  return line === null ? "nothing" : `"${line.text}" at ${(line.at / 1000).toFixed(3)} s`;
}
