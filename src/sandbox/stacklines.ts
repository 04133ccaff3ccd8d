// One line of a stack: read from V8's records or from a stack's text, shown or left out, printed. Like
// all that looks at errors, it uses nothing that a program could have replaced.
import type { Place } from "../runner/protocol.ts";
import { exec, indexOf, lastIndexOf, slice, startsWith, trim } from "./strings.ts";

/** V8's record of a call. */
export interface CallSite {
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  toString(): string;
}

/** Where in which script, as the engine counts. */
export interface Position {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

export interface Line {
  readonly of: "program" | "runtime" | "elsewhere";
  readonly name: string;
  /** A caller that awaits the one above. */
  readonly isAsync: boolean;
  readonly place: Place | null;
}

type Methods = Readonly<Record<keyof CallSite, () => unknown>>;

const { apply, defineProperty, deleteProperty, getPrototypeOf } = Reflect;
const methods = takeMethods();

/** The records' own methods; a program can reach the records, and so their prototype. */
function takeMethods(): Methods | null {
  let prototype: object | null = null;
  const prepareStackTrace = (_error: unknown, calls: readonly CallSite[]) => {
    const [first] = calls;
    prototype = first === undefined ? null : getPrototypeOf(first);
  };
  const before = Reflect.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  defineProperty(Error, "prepareStackTrace", { value: prepareStackTrace, configurable: true });
  void new Error().stack;
  if (before) defineProperty(Error, "prepareStackTrace", before);
  else deleteProperty(Error, "prepareStackTrace");
  return prototype && taken(prototype);
}

function taken(prototype: object): Methods {
  const method = (name: keyof CallSite) => Reflect.get(prototype, name) as () => unknown;
  return {
    getScriptNameOrSourceURL: method("getScriptNameOrSourceURL"),
    getLineNumber: method("getLineNumber"),
    getColumnNumber: method("getColumnNumber"),
    toString: method("toString"),
  };
}

/** The script, as the engine calls it. */
export function urlOf(call: CallSite): string | null {
  return methods && (apply(methods.getScriptNameOrSourceURL, call, []) as string | null);
}

export function positionOf(call: CallSite): Position | null {
  if (methods === null) return null;
  const url = urlOf(call);
  const line = apply(methods.getLineNumber, call, []) as number | null;
  const column = apply(methods.getColumnNumber, call, []) as number | null;
  return url === null || line === null || column === null ? null : { url, line, column };
}

/** V8 prints `async name (script:1:2)`, or only `script:1:2`. */
export function nameOf(call: CallSite): { readonly name: string; readonly isAsync: boolean } {
  const text = methods === null ? "" : (apply(methods.toString, call, []) as string);
  const isAsync = startsWith(text, "async ");
  const end = lastIndexOf(text, " (");
  const start = isAsync ? "async ".length : 0;
  return { name: end < start ? "" : slice(text, start, end), isAsync };
}

export interface TextLine {
  readonly name: string;
  readonly isAsync: boolean;
  readonly position: Position;
}

const textLine = /^(?:\s*at )?(.*?)[@(]?\(?([^\s@()]+):(\d+):(\d+)\)?$/;

/** The lines of a stack's text: `name@script:1:2`, or V8's own form. */
export function linesOf(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (let start = 0; start < text.length; ) {
    const end = indexOf(text, "\n", start);
    const match = exec(textLine, slice(text, start, end < 0 ? text.length : end));
    start = end < 0 ? text.length : end + 1;
    if (match === null) continue;
    const name = trim(match[1] ?? "");
    const isAsync = startsWith(name, "async ") || startsWith(name, "async*");
    lines[lines.length] = {
      name: isAsync ? slice(name, "async ".length) : name,
      isAsync,
      position: { url: match[2] ?? "", line: Number(match[3]), column: Number(match[4]) },
    };
  }
  return lines;
}

/**
 * The learner's calls, and of the others the library's that the innermost of them made. What lies
 * between and below, the loop and the sandbox, means nothing to a learner.
 */
export function shown(lines: readonly Line[]): readonly Line[] {
  let first = 0;
  while (first < lines.length && lines[first]?.of !== "program") first += 1;
  const kept: Line[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) continue;
    const own = line.of === "program" && line.place !== null;
    const above = index < first && first < lines.length && isPublic(line);
    if (own || above) kept[kept.length] = line;
  }
  return kept;
}

const publicName = /^(?:new )?[A-Za-z]\w*(?:\.[a-z]\w*)?$/;

/** A method or function that a program may call by this name. */
function isPublic({ of, name }: Line): boolean {
  return of === "runtime" && exec(publicName, name) !== null;
}

export function print({ name, isAsync, place }: Line): string {
  const where = place === null ? "asyncio" : `${place.file}:${place.line}:${place.column}`;
  return `\n    at ${isAsync ? "async " : ""}${name === "" ? where : `${name} (${where})`}`;
}
