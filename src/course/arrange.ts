// A program to be put together: some lines of an example, shuffled with lines that don't belong, to go
// between the lines that stay. What counts is what the arranged program does, not how it reads.
import { shuffled } from "./shuffle.ts";

export interface Arrangement {
  /** The lines that stand before and after what is to be arranged. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The lines to choose from, without their indentation; the example's own come first. */
  readonly pieces: readonly string[];
  /** How many of them are the example's. */
  readonly own: number;
  /** The order in which they are offered. */
  readonly offered: readonly number[];
}

/** `lines` as an author writes them: `9-14`, counted from 1. `extra` has the lines that don't belong. */
export function arrangementOf(
  id: string,
  source: string,
  lines: string,
  extra: readonly string[],
): Arrangement {
  const all = source.replace(/\n$/, "").split("\n");
  const [from, to] = rangeIn(id, lines, all.length);
  const own = all.slice(from - 1, to).map((line) => line.trim());
  if (own.some((line) => line === "")) {
    throw new Error(
      `Cannot take content/${id}.ts apart: found an empty line in ${lines}, expected only lines of code`,
    );
  }
  if (extra.length === 0) {
    throw new Error(
      `Cannot take content/${id}.ts apart: found no extra line, expected one or more`,
    );
  }
  const pieces = [...own, ...extra];
  const offered = shuffled(pieces.length, id);
  return { before: all.slice(0, from - 1), after: all.slice(to), pieces, own: own.length, offered };
}

function rangeIn(id: string, lines: string, most: number): readonly [number, number] {
  const [, from = "", to = ""] = /^(\d+)-(\d+)$/.exec(lines) ?? [];
  const range = [Number(from), Number(to)] as const;
  if (from !== "" && range[0] >= 1 && range[0] < range[1] && range[1] <= most) return range;
  throw new Error(
    `Cannot take content/${id}.ts apart: found lines "${lines}", expected a range such as "3-${most}"`,
  );
}

/** The program with these lines in its middle, indented by their brackets. */
export function assembled(
  { before, after }: Pick<Arrangement, "before" | "after">,
  chosen: readonly string[],
): string {
  const depth = depthAfter(before, 0);
  const middle = indented(chosen, depth);
  return `${[...before, ...middle, ...after].join("\n")}\n`;
}

/** Lines with two spaces for each bracket that is open. */
export function indented(lines: readonly string[], depth = 0): string[] {
  let open = depth;
  return lines.map((line) => {
    const closes = /^[}\])]/.test(line) ? 1 : 0;
    const text = `${"  ".repeat(Math.max(0, open - closes))}${line}`;
    open = depthAfter([line], open);
    return text;
  });
}

/** Brackets count by the line, however many of a line are open: so is code indented. */
function depthAfter(lines: readonly string[], depth: number): number {
  return lines.reduce((open, line) => {
    const code = line.replace(/"[^"]*"|'[^']*'|`[^`]*`|\/\/.*/g, "");
    const count = (code.match(/[{[(]/g)?.length ?? 0) - (code.match(/[}\])]/g)?.length ?? 0);
    return Math.max(0, open + Math.sign(count));
  }, depth);
}
