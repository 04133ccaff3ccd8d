// Printed values as text, the way Node's console shows them, so that a reader who runs the program
// elsewhere sees the same.
import type {
  FunctionPrintable,
  ListPrintable,
  MapPrintable,
  ObjectPrintable,
  Printable,
  WireError,
} from "../runner/protocol.ts";
import { layOut, type Parts, type Sheet } from "./layout.ts";
import { plural } from "./words.ts";

export interface TextOptions {
  /** Levels below the outermost that are shown; deeper ones are named only. */
  readonly depth?: number;
}

interface Walk {
  readonly sheet: Sheet;
  readonly depth: number;
}

const usualDepth = 2;

/** A value as it stands inside others, or alone but quoted. */
export function printValue(value: Printable, options: TextOptions = {}): string {
  const sheet: Sheet = { indent: 0, depth: 0 };
  return print(value, 0, { sheet, depth: options.depth ?? usualDepth });
}

/** An error with its stack, as a console shows it. */
export function printError(error: WireError): string {
  return printValue({ kind: "error", error });
}

/** The name and message of an error, without stack. */
export function errorTitle({ name, message, cause }: WireError): string {
  if (name === "" && cause !== null) return printValue(cause);
  return message === "" ? name : `${name}: ${message}`;
}

function print(value: Printable, level: number, walk: Walk): string {
  switch (value.kind) {
    case "string":
      return printString(value.value, value.length);
    case "primitive":
    case "symbol":
    case "date":
    case "regexp":
    case "accessor":
      return value.text;
    case "function":
      return printFunction(value);
    case "error":
      return printErrorAt(value.error, level, walk);
    case "array":
    case "typedArray":
    case "set":
      return printList(value, level, walk);
    case "map":
      return printMap(value, level, walk);
    case "object":
      return printObject(value, level, walk);
    case "promise":
      return `${value.name || "Promise"} { <state unknown> }`;
    case "circular":
      return "[Circular]";
    case "empty":
      return `<${value.length} empty ${plural(value.length, "item")}>`;
    case "folded":
      return `[${value.name}]`;
    case "proxy":
      return "[Proxy]";
    default:
      return value satisfies never;
  }
}

function printString(value: string, length: number): string {
  const left = length - value.length;
  return quote(value) + (left > 0 ? `... ${count(left, "more character")}` : "");
}

/** In the first kind of quotes that it doesn't contain. */
function quote(text: string): string {
  const mark = !text.includes("'")
    ? "'"
    : !text.includes('"')
      ? '"'
      : !text.includes("`") && !text.includes("${")
        ? "`"
        : "'";
  let quoted = "";
  for (const character of text) quoted += escape(character, mark);
  return mark + quoted + mark;
}

const escapes: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
  "\\": "\\\\",
};

function escape(character: string, mark: string): string {
  const known = escapes[character];
  if (known !== undefined) return known;
  if (character === mark) return `\\${mark}`;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return `\\x${hex(code, 2)}`;
  if (code >= 0xd800 && code <= 0xdfff) return `\\u${code.toString(16)}`;
  return character;
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, "0");
}

function printFunction({ name, isClass, of }: FunctionPrintable): string {
  if (isClass) return `[class ${name || "(anonymous)"}${of ? ` extends ${of}` : ""}]`;
  return `[${of || "Function"}${name === "" ? " (anonymous)" : `: ${name}`}]`;
}

function printList(list: ListPrintable, level: number, walk: Walk): string {
  const plain = list.kind === "array" && (list.name === "" || list.name === "Array");
  const prefix = plain ? "" : `${list.name}(${list.length})`;
  const [open, close] = list.kind === "set" ? ["{", "}"] : ["[", "]"];
  if (list.length === 0) return prefix === "" ? `${open}${close}` : `${prefix} ${open}${close}`;
  if (level > walk.depth) return `[${list.name || "Array"}]`;
  const items = nested(walk, level, () => list.items.map((item) => print(item, level + 1, walk)));
  const left = list.length - list.items.reduce((sum, item) => sum + lengthOf(item), 0);
  if (left > 0) items.push(`... ${count(left, "more item")}`);
  const numbers = list.items.every((item) => item.kind === "primitive" && isNumeric(item.type));
  const columns = list.kind === "set" ? "none" : numbers ? "right" : "left";
  return layOut({ prefix, open, close, items, level, columns, cut: left > 0 }, walk.sheet);
}

function lengthOf(item: Printable): number {
  return item.kind === "empty" ? item.length : 1;
}

function isNumeric(type: string): boolean {
  return type === "number" || type === "bigint";
}

function printMap(map: MapPrintable, level: number, walk: Walk): string {
  const prefix = `${map.name}(${map.length})`;
  if (map.length === 0) return `${prefix} {}`;
  if (level > walk.depth) return `[${map.name}]`;
  const items = nested(walk, level, () =>
    map.entries.map(
      ([key, value]) => `${print(key, level + 1, walk)} => ${print(value, level + 1, walk)}`,
    ),
  );
  return braces(prefix, items, map.length - map.entries.length, level, walk);
}

function printObject(object: ObjectPrintable, level: number, walk: Walk): string {
  if (object.length === 0) return object.name === "" ? "{}" : `${object.name} {}`;
  if (level > walk.depth)
    return object.name.startsWith("[") ? object.name : `[${object.name || "Object"}]`;
  const items = nested(walk, level, () => properties(object.entries, level, walk));
  return braces(object.name, items, object.length - object.entries.length, level, walk);
}

function braces(prefix: string, items: string[], left: number, level: number, walk: Walk): string {
  if (left > 0) items.push(`... ${count(left, "more item")}`);
  const parts: Parts = { prefix, open: "{", close: "}", items, level, columns: "none", cut: false };
  return layOut(parts, walk.sheet);
}

function properties(
  entries: readonly (readonly [string, Printable])[],
  level: number,
  walk: Walk,
): string[] {
  return entries.map(([key, value]) => `${printKey(key)}: ${print(value, level + 1, walk)}`);
}

function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) || /^Symbol\(/.test(key) ? key : quote(key);
}

function printErrorAt(error: WireError, level: number, walk: Walk): string {
  const margin = " ".repeat(walk.sheet.indent);
  const title = errorTitle(error).replaceAll("\n", `\n${margin}`);
  const stack = error.stack.map(({ function: name, place }) => {
    const where = place === null ? "<library>" : `${place.file}:${place.line}:${place.column}`;
    return `\n${margin}    at ${name === "" ? where : `${name} (${where})`}`;
  });
  const text = stack.length === 0 ? `[${title}]` : title + stack.join("");
  const items = nested(walk, level, () => errorParts(error, level, walk));
  if (items.length === 0) return text;
  return `${text} {${items.map((item) => `\n${margin}  ${item}`).join(",")}\n${margin}}`;
}

function errorParts(error: WireError, level: number, walk: Walk): string[] {
  const items = properties(error.entries, level, walk);
  if (error.errors.length > 0) {
    const { errors } = error;
    const list: Printable = { kind: "array", name: "", length: errors.length, items: errors };
    items.push(`[errors]: ${print(list, level + 1, walk)}`);
  }
  if (error.cause !== null && error.name !== "") {
    items.push(`[cause]: ${print(error.cause, level + 1, walk)}`);
  }
  return items;
}

/** Prints what is inside, two columns to the right. */
function nested<T>({ sheet }: Walk, level: number, inner: () => T): T {
  sheet.depth = level;
  sheet.indent += 2;
  try {
    return inner();
  } finally {
    sheet.indent -= 2;
  }
}

function count(number: number, what: string): string {
  return `${number} ${plural(number, what)}`;
}
