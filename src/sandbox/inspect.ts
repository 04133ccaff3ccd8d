// Any value as a small printable tree. None of the program's code runs for it: no getter, no trap,
// no `toString`; what can't be looked at without running code is named and left alone.
import type { ListPrintable, Printable, StackFrame, WireError } from "../runner/protocol.ts";
import { longestText } from "./json.ts";
import {
  arrayType,
  bufferLength,
  dateTime,
  functionText,
  isArray,
  isError,
  isoDate,
  isPromise,
  isProxy,
  keysOf,
  mapEntries,
  mapSize,
  own,
  parentOf,
  regexpText,
  setSize,
  setValues,
  symbolText,
} from "./natives.ts";
import { slice } from "./strings.ts";

const { max, min } = Math;
const { is } = Object;
const { isNaN } = Number;

/** Told to the learner when they bite (design.md, section 6). */
const longestName = 200;
const deepest = 6;
const mostItems = 100;
/** Enough to see that an array is nearly empty, without walking through all of it. */
const mostHoles = 100_000;

export type StackOf = (error: object) => readonly StackFrame[];

/** One walk over one value: what is left of its budget, and the objects on the way down. */
interface Walk {
  left: number;
  readonly path: object[];
  readonly stackOf: StackOf;
}

export function inspect(value: unknown, stackOf: StackOf): Printable {
  return print(value, { left: longestText, path: [], stackOf });
}

/** Whatever was thrown, as an error. */
export function wireError(value: unknown, stackOf: StackOf): WireError {
  const walk: Walk = { left: longestText, path: [], stackOf };
  if (typeof value === "object" && value !== null && !isProxy(value) && isError(value)) {
    // On the path before its parts, so that an error that is its own cause ends.
    walk.path[0] = value;
    return printError(value, walk);
  }
  const cause = print(value, walk);
  return { name: "", message: "", stack: [], cause, errors: [], entries: [] };
}

function print(value: unknown, walk: Walk): Printable {
  walk.left -= 4;
  switch (typeof value) {
    case "string":
      return printString(value, walk);
    case "symbol":
      return { kind: "symbol", text: cut(symbolText(value), walk) };
    case "function":
      return printFunction(value, walk);
    case "object":
      return value === null
        ? { kind: "primitive", type: "null", text: "null" }
        : printObject(value, walk);
    case "number":
      return { kind: "primitive", type: "number", text: is(value, -0) ? "-0" : `${value}` };
    case "bigint":
      return { kind: "primitive", type: "bigint", text: `${cut(`${value}`, walk)}n` };
    default:
      return { kind: "primitive", type: typeof value as "boolean" | "undefined", text: `${value}` };
  }
}

function printString(value: string, walk: Walk): Printable {
  return { kind: "string", value: cut(value, walk), length: value.length };
}

function printFunction(value: object, walk: Walk): Printable {
  if (isProxy(value)) return { kind: "proxy" };
  const name = cut(dataString(value, "name") ?? "", walk);
  const text = functionText(value);
  const isClass = typeof text === "string" && text.startsWith("class");
  const of = isClass ? "Function" : constructorOf(value);
  return of === "" || of === "Function"
    ? { kind: "function", name, isClass }
    : { kind: "function", name, isClass, of };
}

function printObject(value: object, walk: Walk): Printable {
  if (isProxy(value)) return { kind: "proxy" };
  if (includes(walk.path, value)) return { kind: "circular" };
  const leaf = printLeaf(value, walk);
  if (leaf) return leaf;
  const name = isArray(value) && constructorOf(value) === "Array" ? "" : constructorOf(value);
  if (walk.path.length >= deepest || walk.left <= 0) {
    return { kind: "folded", name: isArray(value) ? name || "Array" : name || "Object" };
  }
  walk.path[walk.path.length] = value;
  try {
    return printParts(value, name, walk);
  } finally {
    walk.path.length -= 1;
  }
}

/** What has no parts. */
function printLeaf(value: object, walk: Walk): Printable | undefined {
  const time = dateTime(value);
  if (typeof time === "number") {
    return { kind: "date", text: isNaN(time) ? "Invalid Date" : `${isoDate(value)}` };
  }
  const regexp = regexpText(value);
  if (regexp !== undefined) return { kind: "regexp", text: cut(regexp, walk) };
  if (isPromise(value)) return { kind: "promise", name: constructorOf(value) };
  return undefined;
}

function printParts(value: object, name: string, walk: Walk): Printable {
  if (isError(value)) return { kind: "error", error: printError(value, walk) };
  if (isArray(value)) return printArray(value, name, walk);
  const typed = arrayType(value);
  if (typeof typed === "string") return printTyped(value as Uint8Array, typed, walk);
  const set = setSize(value);
  if (typeof set === "number") {
    const items = printAll(setValues(value, mostItems), walk);
    return { kind: "set", name, length: set, items };
  }
  const map = mapSize(value);
  if (typeof map === "number") return printMap(value, name, map, walk);
  return printRecord(value, name, walk);
}

function printArray(value: readonly unknown[], name: string, walk: Walk): ListPrintable {
  const items: Printable[] = [];
  let holes = 0;
  const seen = min(value.length, mostHoles);
  let index = 0;
  for (; index < seen && items.length < mostItems && walk.left > 0; index++) {
    const entry = own(value, index);
    if (entry === undefined) {
      holes += 1;
      continue;
    }
    if (holes > 0) items[items.length] = { kind: "empty", length: holes };
    holes = 0;
    items[items.length] = printEntry(entry, walk);
  }
  if (index === mostHoles && holes > 0) holes += value.length - index;
  if (holes > 0) items[items.length] = { kind: "empty", length: holes };
  return { kind: "array", name, length: value.length, items };
}

function printTyped(value: ArrayLike<unknown>, name: string, walk: Walk): ListPrintable {
  const items: Printable[] = [];
  for (let i = 0; i < value.length && i < mostItems && walk.left > 0; i++) {
    items[i] = print(value[i], walk);
  }
  return { kind: "typedArray", name, length: value.length, items };
}

function printAll(values: readonly unknown[], walk: Walk): Printable[] {
  const items: Printable[] = [];
  for (let i = 0; i < values.length && walk.left > 0; i++) items[i] = print(values[i], walk);
  return items;
}

function printMap(value: object, name: string, length: number, walk: Walk): Printable {
  const entries: (readonly [Printable, Printable])[] = [];
  const pairs = mapEntries(value, mostItems);
  for (let i = 0; i < pairs.length && walk.left > 0; i++) {
    entries[i] = [print(pairs[i]?.[0], walk), print(pairs[i]?.[1], walk)];
  }
  return { kind: "map", name, length, entries };
}

function printRecord(value: object, name: string, walk: Walk): Printable {
  const buffer = bufferLength(value);
  if (typeof buffer === "number") {
    const text: Printable = { kind: "primitive", type: "number", text: `${buffer}` };
    return { kind: "object", name, length: 1, entries: [["byteLength", text]] };
  }
  const { entries, length } = printEntries(value, walk, () => true);
  return { kind: "object", name: name === "Object" ? "" : name, length, entries };
}

/** The own enumerable properties that `wanted` lets pass. */
function printEntries(
  value: object,
  walk: Walk,
  wanted: (key: string) => boolean,
): { entries: (readonly [string, Printable])[]; length: number } {
  const entries: (readonly [string, Printable])[] = [];
  const keys = keysOf(value);
  let length = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? "";
    const name = typeof key === "symbol" ? symbolText(key) : key;
    const entry = own(value, key);
    if (entry?.enumerable !== true || !wanted(name)) continue;
    length += 1;
    if (entries.length >= mostItems || walk.left <= 0) continue;
    entries[entries.length] = [cut(name, walk), printEntry(entry, walk)];
  }
  return { entries, length };
}

function printEntry(entry: PropertyDescriptor, walk: Walk): Printable {
  if (entry.get !== undefined || entry.set !== undefined) {
    const parts = entry.get === undefined ? "Setter" : entry.set === undefined ? "Getter" : "";
    return { kind: "accessor", text: `[${parts || "Getter/Setter"}]` };
  }
  return print(entry.value, walk);
}

function printError(error: object, walk: Walk): WireError {
  const given = dataString(error, "name") ?? "Error";
  const made = constructorOf(error);
  const parts = own(error, "errors")?.value;
  const cause = own(error, "cause");
  return {
    name: cut(given === "Error" && made !== "" ? made : given, walk),
    message: cut(dataString(error, "message") ?? "", walk),
    stack: walk.stackOf(error),
    cause: cause === undefined ? null : printEntry(cause, walk),
    errors: isArray(parts) ? printArray(parts, "", walk).items : [],
    entries: printEntries(error, walk, isExtra).entries,
  };
}

function isExtra(key: string): boolean {
  return key !== "name" && key !== "message" && key !== "stack" && key !== "cause";
}

/** A string kept as plain data on the object or one of its prototypes. */
function dataString(value: object, key: string): string | undefined {
  let holder: object | null = value;
  for (let depth = 0; holder !== null && !isProxy(holder) && depth < 100; depth++) {
    const entry = own(holder, key);
    if (entry !== undefined) return typeof entry.value === "string" ? entry.value : undefined;
    holder = parentOf(holder);
  }
  return undefined;
}

/** The constructor's name; empty when there is none to be found. */
function constructorOf(value: object): string {
  let holder = isProxy(value) ? null : parentOf(value);
  if (holder === null) return isProxy(value) ? "" : "[Object: null prototype]";
  for (let depth = 0; holder !== null && !isProxy(holder) && depth < 100; depth++) {
    const made = own(holder, "constructor")?.value;
    if (typeof made === "function" && !isProxy(made)) {
      return slice(dataString(made, "name") ?? "", 0, longestName);
    }
    holder = parentOf(holder);
  }
  return "";
}

function cut(text: string, walk: Walk): string {
  const kept = text.length <= walk.left ? text : text.slice(0, max(0, walk.left));
  walk.left -= kept.length;
  return kept;
}

function includes(path: readonly object[], value: object): boolean {
  for (let i = 0; i < path.length; i++) if (path[i] === value) return true;
  return false;
}
