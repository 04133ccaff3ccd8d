// What a console line says, short enough for a sentence about it.
import type { Printable } from "../runner/protocol.ts";
import { printLine } from "./text.ts";
import { shortened } from "./words.ts";

const longest = 80;

export function gist(values: readonly Printable[]): string {
  return shortened(printLine(values.slice(0, 8)).replace(/\s+/g, " "), longest);
}
