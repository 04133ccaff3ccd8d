// The table that the benchmarks print: median and range of each row, beside what we aim at.

export interface Row {
  readonly name: string;
  readonly values: readonly number[];
  readonly aim: number | undefined;
  readonly unit: string;
}

export function row(name: string, values: readonly number[], aim?: number, unit = "ms"): Row {
  return { name, values, aim, unit };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError("Cannot take a median: found no values");
  return middle;
}

export function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, values, aim, unit } of rows) {
    const range = `${format(Math.min(...values))} to ${format(Math.max(...values))}`;
    const goal = aim === undefined ? "" : `aim ≤ ${aim} ${unit}`;
    const middle = `${format(median(values))} ${unit}`;
    console.log(`  ${name.padEnd(width)}  ${middle.padStart(12)}  ${range.padEnd(20)} ${goal}`);
  }
}

function format(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0);
}
