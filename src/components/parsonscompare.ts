// What an arranged program printed, held against what it was to print: the first line that differs, in
// a sentence; `null` when there is none.
import { moment } from "../trace/stamp.ts";

export interface Line {
  readonly text: string;
  /** Virtual milliseconds. */
  readonly at: number;
}

export function firstDifference(wanted: readonly Line[], found: readonly Line[]): string | null {
  const length = Math.max(wanted.length, found.length);
  for (let place = 0; place < length; place++) {
    const [want, have] = [wanted[place], found[place]];
    if (want?.text === have?.text && want?.at === have?.at) continue;
    if (!have)
      return `It prints ${place} lines. Missing: “${want?.text}” at ${moment(want?.at ?? 0)}.`;
    if (!want) return `It prints “${have.text}” at ${moment(have.at)}, which is too much.`;
    if (want.text === have.text) {
      return `“${have.text}” comes at ${moment(have.at)}, not at ${moment(want.at)}.`;
    }
    return `Line ${place + 1} is “${have.text}” at ${moment(have.at)}, not “${want.text}” at ${moment(want.at)}.`;
  }
  return null;
}
