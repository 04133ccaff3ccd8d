// The values of one console line as JSON, within what a line may hold: each value is bounded by itself,
// and a line of very many, or of many large ones, would keep a page from drawing while it is read.
import type { Printable } from "../runner/protocol.ts";
import { inspect, type StackOf } from "./inspect.ts";
import { toJson } from "./json.ts";

/** Characters of JSON; the line may go over it by one value. */
const longest = 200_000;
const mostValues = 1000;

export function lineJson(values: readonly unknown[], stackOf: StackOf): string {
  let json = "";
  for (let index = 0; index < values.length; index += 1) {
    const isTooMuch = index >= mostValues || json.length >= longest;
    const next = isTooMuch ? more(values.length - index) : inspect(values[index], stackOf);
    json += (index === 0 ? "" : ",") + toJson(next);
    if (isTooMuch) break;
  }
  return json;
}

function more(count: number): Printable {
  const value = `... ${count} more value${count === 1 ? "" : "s"}`;
  return { kind: "string", value, length: value.length };
}
