// Which lines of a console say again what the line before them said, at the same moment and from the
// same task. A line at another moment is never one of them: when it was printed is what it says.
import type { ConsoleLine } from "./console.ts";

export function isRepeat(before: ConsoleLine | undefined, line: ConsoleLine): boolean {
  return (
    before !== undefined &&
    before.text === line.text &&
    before.at.toFixed(0) === line.at.toFixed(0) &&
    before.task === line.task &&
    before.level === line.level &&
    before.source === line.source &&
    before.depth === line.depth
  );
}

/** For every line how often it stands there: 1 or more for the first of equals, 0 for those after it. */
export function timesOf(lines: readonly ConsoleLine[]): number[] {
  const times: number[] = [];
  let first = 0;
  for (const [index, line] of lines.entries()) {
    const repeats = isRepeat(lines[index - 1], line);
    if (!repeats) first = index;
    times.push(repeats ? 0 : 1);
    if (repeats) times[first] = (times[first] ?? 0) + 1;
  }
  return times;
}
