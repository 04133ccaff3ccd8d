// An ordering puzzle: a small program whose printed order depends on every microtask. Beside it runs
// a ticker that prints one number per microtask, so that a tick too many or too few always shows.

export interface Puzzle {
  readonly name: string;
  readonly code: string;
}

/** Numbers between which everything else is printed; more than any puzzle takes. */
const ticks = 30;

/** Puzzles of one kind; each starts with the ticker. */
export function puzzles(kind: string, programs: Readonly<Record<string, string>>): Puzzle[] {
  return Object.entries(programs).map(([name, code]) => ({
    name: `${kind}: ${name}`,
    code: `ticks(${ticks});\n${code.trim()}\n`,
  }));
}
