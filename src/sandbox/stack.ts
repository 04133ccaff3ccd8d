// Errors as if nothing had been inserted: stacks in the learner's own lines, messages without the
// inserted names. Reading a stack here never runs the program's code, not even a hook of its own.
import type { Place, Script, Site, StackFrame } from "../runner/protocol.ts";
import { type CallSite, CallSites } from "./callsites.ts";
import { withoutNotes } from "./message.ts";
import { nameAt } from "./naming.ts";
import { functionText, isError, own, parentOf } from "./natives.ts";
import { SourceMap } from "./sourcemap.ts";
import { type Line, linesOf, type Position, print, shown } from "./stacklines.ts";
import { exec, indexOf } from "./strings.ts";

/** Under which names the engine knows the two scripts. */
export interface ScriptNames {
  readonly program: string;
  readonly runtime: string;
}

type Prepare = (error: object, calls: readonly CallSite[]) => unknown;
interface ErrorRealm {
  stackTraceLimit?: number;
}

const { defineProperty, deleteProperty, apply } = Reflect;
const NativeError = Error as typeof Error & ErrorRealm;
const known = new WeakMap<object, readonly Line[]>();
const remember = known.set.bind(known);
const recall = known.get.bind(known);
const inheritedGetter = own(Error.prototype, "stack")?.get;
/** Frames of the sandbox stand between the learner's: keep enough of them. */
const depth = 50;
/** A class that names itself is `_Name` to the engine: `var Name = class _Name`. */
const renamed = /^_(\w+)(\..*)$/;
const native = /\{\s*\[native code\]\s*\}$/;

export class Stacks {
  readonly #names: ScriptNames;
  readonly #code: string;
  readonly #sites: readonly Site[];
  readonly #map: SourceMap;
  readonly #calls = new CallSites();
  /** What `here` is asking with, and what it found. */
  #probe: object | null = null;
  #running: Place | null = null;
  /** Where that is in the script itself. */
  #at: Position | null = null;

  constructor(script: Script, names: ScriptNames) {
    this.#names = names;
    this.#code = script.code;
    this.#sites = script.sites;
    this.#map = new SourceMap(script.map);
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
    const frames: StackFrame[] = [];
    const lines = shown(this.#linesOf(error));
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index];
      if (line) frames[index] = { function: line.name, place: line.place };
    }
    return frames;
  }

  /** The line of the program that is running. */
  here(): Place | null {
    const probe = new NativeError();
    this.#probe = probe;
    this.#running = null;
    this.#at = null;
    const text = this.#read(probe);
    this.#probe = null;
    // Without the hook there is only the text.
    return text === "" ? this.#running : this.#innermost(this.#parse(text));
  }

  /** What the program calls the thing that it makes right now; engines without the hook can't tell. */
  nameOfMade(of: string): string | null {
    this.here();
    const at = this.#at;
    return at === null ? null : nameAt(this.#code, offsetOf(this.#code, at), of);
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
    const lines: Line[] = [];
    for (let index = 0; index < calls.length; index += 1) {
      const call = calls[index];
      if (call) lines[index] = this.#lineOf(this.#calls.nameOf(call), this.#calls.positionOf(call));
    }
    remember(error, lines);
    let text = headerOf(error);
    const visible = shown(lines);
    for (let index = 0; index < visible.length; index += 1) {
      const line = visible[index];
      if (line) text += print(line);
    }
    return text;
  };

  /** For `here`, which is asked often: nothing but the innermost line of the program. */
  #find(calls: readonly CallSite[]): string {
    for (let index = 0; index < calls.length; index += 1) {
      const call = calls[index];
      // Where in it is asked only of the right script: that is what costs.
      if (!call || this.#calls.urlOf(call) !== this.#names.program) continue;
      const position = this.#calls.positionOf(call);
      if (position === null) continue;
      this.#running = this.#map.at(position.line, position.column);
      this.#at = position;
      break;
    }
    return "";
  }

  #innermost(lines: readonly Line[]): Place | null {
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index];
      if (line?.of === "program") return line.place;
    }
    return null;
  }

  #linesOf(error: object): readonly Line[] {
    const before = recall(error);
    if (before) return before;
    const text = this.#read(error);
    const lines = recall(error) ?? this.#parse(text);
    remember(error, lines);
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

  #lineOf(of: Pick<Line, "name" | "isAsync">, position: Position | null): Line {
    const script = this.#scriptOf(position?.url);
    const place =
      position !== null && script === "program"
        ? this.#map.at(position.line, position.column)
        : null;
    return { of: script, name: this.#unrenamed(of.name), isAsync: of.isAsync, place };
  }

  #unrenamed(name: string): string {
    const match = exec(renamed, name);
    const of = match?.[1] ?? "";
    if (of === "" || indexOf(this.#code, `${of} = class _${of} `) < 0) return name;
    return of + (match?.[2] ?? "");
  }

  #scriptOf(url: string | undefined): Line["of"] {
    if (url === this.#names.program) return "program";
    return url === this.#names.runtime ? "runtime" : "elsewhere";
  }

  /** What engines without the hook have. */
  #parse(text: string): readonly Line[] {
    const lines: Line[] = [];
    const read = linesOf(text);
    for (let index = 0; index < read.length; index += 1) {
      const line = read[index];
      if (line) lines[index] = this.#lineOf(line, line.position);
    }
    return lines;
  }
}

function offsetOf(code: string, { line, column }: Position): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) start = indexOf(code, "\n", start) + 1;
  return start + column - 1;
}

function isNative(getter: () => unknown): boolean {
  const text = functionText(getter);
  return typeof text === "string" && exec(native, text) !== null;
}

function textOf(stack: unknown): string {
  return typeof stack === "string" ? stack : "";
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
