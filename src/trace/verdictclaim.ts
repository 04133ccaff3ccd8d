// What a judge of one claim gives: whether it holds, what was seen, and what should have been, as the
// two halves of a sentence.
import type { Printable } from "../runner/protocol.ts";
import { printValue } from "./value.ts";

export interface Judgement {
  readonly holds: boolean;
  /** "it took 6 s" */
  readonly seen: string;
  /** "it should take 3 s" */
  readonly wanted: string;
  /** Where to look: the event at which it went wrong, when that can be told. */
  readonly event?: number;
}

/** Equal in structure, by what can be seen without running anybody's code. */
export function same(one: Printable | undefined, other: Printable | undefined): boolean {
  return JSON.stringify(bare(one)) === JSON.stringify(bare(other));
}

/** Where an error was made, and what a printed tree says besides, is no part of its value. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (key === "stack" ? [] : [[key, bare(part)]])),
  );
}

export function print(value: Printable | undefined): string {
  return value === undefined ? "nothing" : printValue(value);
}

export function numberIn(value: Printable | undefined): number {
  return value?.kind === "primitive" ? Number(value.text) : Number.NaN;
}

export function textIn(value: Printable | undefined): string | undefined {
  return value?.kind === "string" ? value.value : undefined;
}

export function itemsIn(value: Printable | undefined): readonly Printable[] {
  return value?.kind === "array" || value?.kind === "set" ? value.items : [];
}

export function textsIn(value: Printable | undefined): string[] {
  return itemsIn(value).map((item) => textIn(item) ?? print(item));
}

export function numbersIn(value: Printable | undefined): number[] {
  return itemsIn(value).map(numberIn);
}

/** What kind of thing a value is, in a word a program would use. */
export function typeOf(value: Printable): string {
  switch (value.kind) {
    case "primitive":
      return value.type;
    case "array":
      return value.name || "Array";
    case "object":
      return value.name || "Object";
    case "typedArray":
    case "set":
    case "map":
    case "promise":
    case "folded":
      return value.name;
    case "function":
      return value.isClass ? "class" : (value.of ?? "function");
    case "error":
      return value.error.name;
    default:
      return value.kind;
  }
}

export function regexpIn(value: Printable | undefined): RegExp | null {
  if (value?.kind !== "regexp") return null;
  const end = value.text.lastIndexOf("/");
  return new RegExp(value.text.slice(1, end), value.text.slice(end + 1).replace(/[gy]/g, ""));
}
