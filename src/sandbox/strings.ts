// Questions about texts that work whatever the program does to `String.prototype` and
// `RegExp.prototype`: the methods were taken before it started.

const { apply } = Reflect;
const { slice: takeSlice, indexOf: takeIndexOf, lastIndexOf: takeLastIndexOf } = String.prototype;
const takeTrim = String.prototype.trim;
const takeLower = String.prototype.toLowerCase;
const takeExec = RegExp.prototype.exec;

export function slice(text: string, from: number, to?: number): string {
  return apply(takeSlice, text, [from, to]);
}

export function indexOf(text: string, part: string, from = 0): number {
  return apply(takeIndexOf, text, [part, from]);
}

export function lastIndexOf(text: string, part: string): number {
  return apply(takeLastIndexOf, text, [part]);
}

export function startsWith(text: string, start: string): boolean {
  return slice(text, 0, start.length) === start;
}

export function lower(text: string): string {
  return apply(takeLower, text, []);
}

export function trim(text: string): string {
  return apply(takeTrim, text, []);
}

/** The pattern must not be a global one. */
export function exec(pattern: RegExp, text: string): RegExpExecArray | null {
  return apply(takeExec, pattern, [text]);
}
