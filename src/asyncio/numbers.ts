// Checks of the numbers a program hands in.

/** A time in milliseconds must be a number; zero and less mean "now". */
export function checkTime(what: string, value: number): void {
  if (typeof value !== "number" || Number.isNaN(value)) {
    throw new RangeError(`Cannot ${what} ${String(value)}: expected a number of milliseconds`);
  }
}
