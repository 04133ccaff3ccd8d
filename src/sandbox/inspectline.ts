// The values of one console line, within what a line may hold: each value is bounded by itself,
// and a line of very many, or of many large ones, would keep a page from drawing while it is read.
import type { Printable } from "../runner/protocol.ts";
import { inspect, type StackOf } from "./inspect.ts";
import { toJson } from "./json.ts";

/** Characters of JSON; the line may go over it by one value. */
const longest = 200_000;
const mostValues = 1000;

/** The values, and what stands for those that are left out. */
export function inspectLine(values: readonly unknown[], stackOf: StackOf): Printable[] {
  const line: Printable[] = [];
  each(values, stackOf, (value) => {
    line[line.length] = value;
  });
  return line;
}

/** The same as JSON, without the brackets of the list. */
export function lineJson(values: readonly unknown[], stackOf: StackOf): string {
  let line = "";
  each(values, stackOf, (_, json) => {
    line += (line === "" ? "" : ",") + json;
  });
  return line;
}

function each(
  values: readonly unknown[],
  stackOf: StackOf,
  take: (value: Printable, json: string) => void,
): void {
  let length = 0;
  for (let index = 0; index < values.length; index += 1) {
    const isTooMuch = index >= mostValues || length >= longest;
    const value = isTooMuch ? more(values.length - index) : inspect(values[index], stackOf);
    const json = toJson(value);
    take(value, json);
    if (isTooMuch) break;
    length += json.length;
  }
}

function more(count: number): Printable {
  const value = `... ${count} more value${count === 1 ? "" : "s"}`;
  return { kind: "string", value, length: value.length };
}
