// Errors as if nothing had been inserted: stacks in the learner's own lines, messages without the
// inserted names. Reading a stack here never runs the program's code, not even a hook of its own.
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { Place, Script, Site, StackFrame } from "../runner/protocol.ts";
import { isError, own, parentOf } from "./natives.ts";

/** Under which names the engine knows the two scripts. */
export interface ScriptNames {
  readonly program: string;
  readonly runtime: string;
}

/** V8's record of a call. */
interface CallSite {
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  toString(): string;
}

type Prepare = (error: object, calls: readonly CallSite[]) => unknown;
interface ErrorRealm {
  prepareStackTrace?: unknown;
  stackTraceLimit?: number;
}

/** One line of a stack, and which of the scripts it is in. */
interface Line {
  readonly of: "program" | "runtime" | "elsewhere";
  readonly name: string;
  /** A caller that awaits the one above. */
  readonly isAsync: boolean;
  readonly place: Place | null;
}

const { defineProperty, deleteProperty, apply } = Reflect;
const NativeError = Error as typeof Error & ErrorRealm;
/** Frames of the sandbox stand between the learner's: keep enough of them. */
const depth = 50;

export class Stacks {
  readonly #names: ScriptNames;
  readonly #code: string;
  readonly #sites: readonly Site[];
  readonly #lines = new WeakMap<object, readonly Line[]>();
  readonly #places = new Map<string, Place | null>();
  #map: TraceMap | string;
  #probe: object | null = null;
  #running: Place | null = null;

  constructor(script: Script, names: ScriptNames) {
    this.#names = names;
    this.#code = script.code;
    this.#sites = script.sites;
    this.#map = script.map;
  }

  /** Makes `error.stack` read well for the program too, where the engine allows it. */
  install(): void {
    if (!("captureStackTrace" in NativeError)) return;
    NativeError.stackTraceLimit = depth;
    defineProperty(NativeError, "prepareStackTrace", {
      value: this.#prepare,
      writable: true,
      configurable: true,
    });
  }

  /** The calls that led to an error, innermost first: the learner's, and above them the library's. */
  stackOf(error: object): readonly StackFrame[] {
    return shown(this.#linesOf(error)).map(({ name, place }) => ({ function: name, place }));
  }

  /** The line of the program that is running. */
  here(): Place | null {
    const probe = new NativeError();
    this.#probe = probe;
    this.#running = null;
    const text = this.#read(probe);
    this.#probe = null;
    // Without the hook, or with one that was not asked, there is only the text.
    if (text === "") return this.#running;
    return this.#parse(text).find((line) => line.of === "program")?.place ?? null;
  }

  /** Takes the inserted names out of an error's message; `site` is where its function was last. */
  mend(error: unknown, site: number): void {
    if (typeof error !== "object" || error === null || !isError(error)) return;
    const message = own(error, "message");
    if (typeof message?.value !== "string" || !message.configurable) return;
    const mended = withoutNotes(message.value, this.#sites[site]?.text ?? "");
    if (mended !== message.value) defineProperty(error, "message", { ...message, value: mended });
  }

  readonly #prepare: Prepare = (error, calls) => {
    if (error === this.#probe) return this.#find(calls);
    const lines = calls.map((call) => this.#lineOf(call));
    this.#lines.set(error, lines);
    return headerOf(error) + shown(lines).map(print).join("");
  };

  /** For `here`, which is asked often: nothing but the innermost line of the program. */
  #find(calls: readonly CallSite[]): string {
    for (const call of calls) {
      if (call.getScriptNameOrSourceURL() !== this.#names.program) continue;
      this.#running = this.#placeAt(call.getLineNumber() ?? 0, call.getColumnNumber() ?? 0);
      break;
    }
    return "";
  }

  #linesOf(error: object): readonly Line[] {
    const known = this.#lines.get(error);
    if (known) return known;
    const text = this.#read(error);
    const lines = this.#lines.get(error) ?? this.#parse(text);
    this.#lines.set(error, lines);
    return lines;
  }

  /** Reads `stack` with this hook in place, whatever hook the program has set. */
  #read(error: object): string {
    const stack = own(error, "stack");
    if (typeof stack?.value === "string") return stack.value;
    const getter = stack?.get ?? inheritedGetter;
    if (getter === undefined || (stack?.get && !isNative(stack.get))) return "";
    const hook = own(NativeError, "prepareStackTrace");
    if (hook?.value === this.#prepare) return textOf(apply(getter, error, []));
    if (hook && !hook.configurable) return "";
    try {
      defineProperty(NativeError, "prepareStackTrace", {
        value: this.#prepare,
        configurable: true,
      });
      return textOf(apply(getter, error, []));
    } finally {
      if (hook) defineProperty(NativeError, "prepareStackTrace", hook);
      else deleteProperty(NativeError, "prepareStackTrace");
    }
  }

  #lineOf(call: CallSite): Line {
    const script = call.getScriptNameOrSourceURL();
    const line = call.getLineNumber();
    const column = call.getColumnNumber();
    const text = call.toString();
    const isAsync = text.startsWith("async ");
    const name = this.#unrenamed(nameIn(isAsync ? text.slice("async ".length) : text));
    const of = this.#scriptOf(script);
    const known = of === "program" && line !== null && column !== null;
    return { of, name, isAsync, place: known ? this.#placeAt(line, column) : null };
  }

  /** A class that names itself is `_Name` to the engine: `var Name = class _Name`. */
  #unrenamed(name: string): string {
    const [, of = "", rest = ""] = /^_(\w+)(\..*)$/.exec(name) ?? [];
    return of !== "" && this.#code.includes(`${of} = class _${of} `) ? of + rest : name;
  }

  #scriptOf(url: string | null): Line["of"] {
    if (url === this.#names.program) return "program";
    return url === this.#names.runtime ? "runtime" : "elsewhere";
  }

  /** Engines without the hook have a text: `name@script:line:column`, or V8's own form. */
  #parse(text: string): Line[] {
    return text.split("\n").flatMap((line): Line[] => {
      const match = /^(?:\s*at )?(.*?)[@(]?\(?([^\s@()]+):(\d+):(\d+)\)?$/.exec(line);
      if (!match) return [];
      const [, name = "", url = "", row, column] = match;
      const of = this.#scriptOf(url);
      const place = of === "program" ? this.#placeAt(Number(row), Number(column)) : null;
      const isAsync = /^async[* ]/.test(name);
      return [{ of, name: (isAsync ? name.slice("async ".length) : name).trim(), isAsync, place }];
    });
  }

  #placeAt(line: number, column: number): Place | null {
    const key = `${line}:${column}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    if (typeof this.#map === "string") this.#map = new TraceMap(this.#map);
    const found = originalPositionFor(this.#map, { line, column: column - 1 });
    const place =
      found.source === null
        ? null
        : { file: found.source, line: found.line, column: found.column + 1 };
    this.#places.set(key, place);
    return place;
  }
}

const inheritedGetter = own(Error.prototype, "stack")?.get;

function isNative(getter: () => unknown): boolean {
  return /\{\s*\[native code\]\s*\}$/.test(apply(functionToString, getter, []));
}
const functionToString = Function.prototype.toString;

function textOf(stack: unknown): string {
  return typeof stack === "string" ? stack : "";
}

/**
 * The learner's calls, and of the others the library's that the innermost of them made. What lies
 * between and below, the loop and the sandbox, means nothing to a learner.
 */
function shown(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex((line) => line.of === "program");
  return lines.filter(
    (line, index) =>
      (line.of === "program" && line.place !== null) || (index < first && isPublic(line)),
  );
}

/** A method or function that a program may call by this name. */
function isPublic({ of, name }: Line): boolean {
  return of === "runtime" && /^(?:new )?[A-Za-z]\w*(?:\.[a-z]\w*)?$/.test(name);
}

function print({ name, isAsync, place }: Line): string {
  const where = place === null ? "asyncio" : `${place.file}:${place.line}:${place.column}`;
  return `\n    at ${isAsync ? "async " : ""}${name === "" ? where : `${name} (${where})`}`;
}

/** V8 prints `name (script:1:2)`, or only `script:1:2`. */
function nameIn(call: string): string {
  const end = call.lastIndexOf(" (");
  return end < 0 ? "" : call.slice(0, end);
}

/** `TypeError: message`, from data properties alone. */
function headerOf(error: object): string {
  const name = dataOf(error, "name") ?? "Error";
  const message = dataOf(error, "message") ?? "";
  if (name === "") return message;
  return message === "" ? name : `${name}: ${message}`;
}

function dataOf(error: object, key: string): string | undefined {
  for (let at: object | null = error; at !== null; at = parentOf(at)) {
    const found = own(at, key);
    if (found) return typeof found.value === "string" ? found.value : undefined;
  }
  return undefined;
}

const anyNote = String.raw`\$\$(?:\d+_)?[a-z]+`;
const iterated = new RegExp(
  String.raw`${anyNote}(\(\.\.\.\))? is not a function or its return value is not (async )?iterable`,
);
const called = new RegExp(String.raw`${anyNote}\(\.\.\.\)`, "g");

/** V8 prints the code that failed; the learner wrote `text` where a loop's note stands. */
function withoutNotes(message: string, text: string): string {
  if (!message.includes("$$")) return message;
  return message
    .replace(iterated, (_all, _call, kind = "") =>
      kind === "" ? "(intermediate value) is not iterable" : notAsyncIterable(text),
    )
    .replace(called, "(intermediate value)");
}

function notAsyncIterable(text: string): string {
  if (/^[\w$.]+$/.test(text)) return `${text} is not async iterable`;
  const call = /^([\w$.]+)\(.*\)$/.exec(text);
  return call
    ? `${call[1]}(...) is not a function or its return value is not async iterable`
    : "(intermediate value) is not async iterable";
}
