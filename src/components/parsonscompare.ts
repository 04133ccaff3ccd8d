// What an arranged program printed, held against what it was to print: the first line that differs, in
// a sentence; `null` when there is none.

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
    if (!have) return `It prints ${place} lines. Missing: “${want?.text}” at ${seconds(want?.at)}.`;
    if (!want) return `It prints “${have.text}” at ${seconds(have.at)}, which is too much.`;
    if (want.text === have.text) {
      return `“${have.text}” comes at ${seconds(have.at)}, not at ${seconds(want.at)}.`;
    }
    return `Line ${place + 1} is “${have.text}” at ${seconds(have.at)}, not “${want.text}” at ${seconds(want.at)}.`;
  }
  return null;
}

function seconds(milliseconds = 0): string {
  return `${(milliseconds / 1000).toFixed(3)} s`;
}
