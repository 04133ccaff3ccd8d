// V8's records of calls, which only say where they are when they are asked with their own methods: a
// program can reach the records, and so their prototype. Made before the program's first line runs.
import type { Position } from "./stacklines.ts";
import { lastIndexOf, slice, startsWith } from "./strings.ts";

/** V8's record of a call. */
export interface CallSite {
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  toString(): string;
}

type Methods = Readonly<Record<keyof CallSite, () => unknown>>;

const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;

export class CallSites {
  /** `null` in engines that have no such records. */
  readonly #methods = takeMethods();

  /** The script, as the engine calls it. */
  urlOf(call: CallSite): string | null {
    const methods = this.#methods;
    return methods && (apply(methods.getScriptNameOrSourceURL, call, []) as string | null);
  }

  positionOf(call: CallSite): Position | null {
    const methods = this.#methods;
    if (methods === null) return null;
    const url = this.urlOf(call);
    const line = apply(methods.getLineNumber, call, []) as number | null;
    const column = apply(methods.getColumnNumber, call, []) as number | null;
    return url === null || line === null || column === null ? null : { url, line, column };
  }

  /** V8 prints `async name (script:1:2)`, or only `script:1:2`. */
  nameOf(call: CallSite): { readonly name: string; readonly isAsync: boolean } {
    const methods = this.#methods;
    const text = methods === null ? "" : (apply(methods.toString, call, []) as string);
    const isAsync = startsWith(text, "async ");
    const end = lastIndexOf(text, " (");
    const start = isAsync ? "async ".length : 0;
    return { name: end < start ? "" : slice(text, start, end), isAsync };
  }
}

/**
 * Not to be called while the sandbox itself is being loaded: for an error the engine parses every
 * function again that is under way, and then that is the whole script, twice.
 */
function takeMethods(): Methods | null {
  let prototype: object | null = null;
  const prepareStackTrace = (_error: unknown, calls: readonly CallSite[]) => {
    const [first] = calls;
    prototype = first === undefined ? null : getPrototypeOf(first);
  };
  const before = getOwnPropertyDescriptor(Error, "prepareStackTrace");
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
