// Makes what every program stands on unchangeable before a graded one begins: the intrinsics, their
// global names, and the library. Honest programs don't notice: what they assign to an object of their
// own, `error.name` or `object.toString`, they still can.
import { fixedGetter } from "./natives.ts";

const { ownKeys, getOwnPropertyDescriptor: own, defineProperty, getPrototypeOf } = Reflect;

/** Global names that programs may well give another meaning. */
const free = new Set<PropertyKey>(["console", "globalThis", "Iterator"]);
/** Engines write here themselves. */
const unfrozen = new Set<PropertyKey>(["stackTraceLimit", "prepareStackTrace"]);

type Walk = { readonly seen: Set<object>; readonly left: object[] };

/** Freezes all that can be reached from the language's own globals, and from `library`. */
export function freezeRealm(global: object, library: readonly object[]): void {
  const walk: Walk = { seen: new Set([global]), left: [...library] };
  for (const key of languageNames) {
    const entry = own(global, key);
    if (entry === undefined || free.has(key)) continue;
    if (isObject(entry.value)) walk.left.push(entry.value);
    if (entry.configurable) defineProperty(global, key, { writable: false, configurable: false });
  }
  // Direct `eval` would see the names that the checks have in the same script.
  defineProperty(global, "eval", { value: undefined, writable: false, configurable: false });
  for (const hidden of hiddenPrototypes()) walk.left.push(hidden);
  for (let next = walk.left.pop(); next !== undefined; next = walk.left.pop()) visit(next, walk);
}

function visit(object: object, walk: Walk): void {
  if (walk.seen.has(object)) return;
  walk.seen.add(object);
  const parent = getPrototypeOf(object);
  if (parent !== null) walk.left.push(parent);
  const special = object === Error || mayBeOverridden(object);
  for (const key of ownKeys(object)) {
    const entry = own(object, key);
    if (entry === undefined) continue;
    for (const part of [entry.value, entry.get, entry.set]) {
      if (isObject(part)) walk.left.push(part);
    }
    if (!special || (object === Error && unfrozen.has(key))) continue;
    if (entry.configurable || entry.writable) fix(object, key, entry);
  }
  // The engine freezes a whole object at once, in a twentieth of the time.
  if (!special) Object.freeze(object);
  else if (object !== Error) Object.preventExtensions(object);
}

function fix(object: object, key: PropertyKey, entry: PropertyDescriptor): void {
  if (entry.configurable && "value" in entry && isOverridable(object, key)) {
    defineProperty(object, key, overridable(object, key, entry.value));
  } else {
    const fixed =
      "value" in entry ? { writable: false, configurable: false } : { configurable: false };
    defineProperty(object, key, fixed);
  }
}

/** A frozen value would forbid to assign it to an heir; this pair of functions doesn't. */
function overridable(holder: object, key: PropertyKey, value: unknown): PropertyDescriptor {
  return {
    get: fixedGetter(value),
    set(this: unknown, other: unknown) {
      if (this === holder || !isObject(this)) {
        throw new TypeError(
          `Cannot assign to "${String(key)}": it is fixed while exercises are graded`,
        );
      }
      const kept = { writable: true, enumerable: true, configurable: true };
      defineProperty(this, key, { value: other, ...kept });
    },
    enumerable: own(holder, key)?.enumerable ?? false,
    configurable: false,
  };
}

/** What programs make heirs of, and assign to by a name it has. */
function mayBeOverridden(object: object): boolean {
  return object === Object.prototype || object === Function.prototype || isErrorPrototype(object);
}

function isErrorPrototype(object: object): boolean {
  return object instanceof Error || object === Error.prototype;
}

function isOverridable(object: object, key: PropertyKey): boolean {
  if (typeof key !== "string" || !mayBeOverridden(object)) return false;
  return !(key === "stack" && isErrorPrototype(object));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" ? value !== null : typeof value === "function";
}

/** What no global name leads to. */
function hiddenPrototypes(): object[] {
  const found: (object | null)[] = [
    getPrototypeOf(async () => {}),
    getPrototypeOf(function* () {}),
    getPrototypeOf(async function* () {}),
    getPrototypeOf([][Symbol.iterator]()),
    getPrototypeOf(new Map()[Symbol.iterator]()),
    getPrototypeOf(new Set()[Symbol.iterator]()),
    getPrototypeOf(""[Symbol.iterator]()),
    getPrototypeOf("".matchAll(/a/g)),
  ];
  return found.filter((one) => one !== null);
}

const languageNames: readonly string[] = [
  ...["Object", "Function", "Array", "Number", "Boolean", "String", "Symbol", "BigInt", "Date"],
  ...["Promise", "RegExp", "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError"],
  ...["SyntaxError", "TypeError", "URIError", "SuppressedError", "JSON", "Math", "Intl", "Reflect"],
  ...["ArrayBuffer", "DataView", "Uint8Array", "Int8Array", "Uint16Array", "Int16Array"],
  ...["Uint32Array", "Int32Array", "Float32Array", "Float64Array", "Uint8ClampedArray"],
  ...["BigUint64Array", "BigInt64Array", "Map", "Set", "WeakMap", "WeakSet", "WeakRef", "Proxy"],
  ...["FinalizationRegistry", "DisposableStack", "AsyncDisposableStack", "parseInt", "parseFloat"],
  ...["isNaN", "isFinite", "queueMicrotask", "structuredClone", "AsyncContext", "DOMException"],
  ...["AbortController", "AbortSignal", "EventTarget", "Event", "MessagePort", "MessageChannel"],
];
