// References to what the platform's objects really are, taken before a program can change them.
// Whatever is asked here looks at internal slots only: no getter and no trap of the program runs.

const { apply, construct, get, getPrototypeOf, getOwnPropertyDescriptor, ownKeys } = Reflect;
const NativeProxy = Proxy;
const proxies = new WeakSet<object>();
const hasProxy = proxies.has.bind(proxies);
const rememberProxy = proxies.add.bind(proxies);
/** Most programs make none, and `isProxy` is asked at every await. */
let anyProxy = false;

type Slot = (value: object) => unknown;

/** What a graded program finds fixed: pairs of functions that stand for a value. */
const fixed = new WeakMap<object, unknown>();
const isFixed = fixed.has.bind(fixed);
const fixedValue = fixed.get.bind(fixed);
const rememberFixed = fixed.set.bind(fixed);

/** A getter that stands for `value`: who looks with `own` sees plain data. */
export function fixedGetter(value: unknown): () => unknown {
  const get = () => value;
  rememberFixed(get, value);
  return get;
}

export function own(holder: object, key: PropertyKey): PropertyDescriptor | undefined {
  const entry = getOwnPropertyDescriptor(holder, key);
  if (entry?.get === undefined || !isFixed(entry.get)) return entry;
  const { enumerable = false } = entry;
  return { value: fixedValue(entry.get), writable: false, enumerable, configurable: false };
}

export const keysOf = ownKeys;
export const isArray = Array.isArray;

export const mapSize = slot(getter(Map.prototype, "size"));
export const setSize = slot(getter(Set.prototype, "size"));
export const dateTime = slot(Date.prototype.getTime);
export const isoDate = slot(Date.prototype.toISOString);
export const bufferLength = slot(getter(ArrayBuffer.prototype, "byteLength"));
export const arrayType = slot(getter(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag));
export const functionText = slot(Function.prototype.toString);
export const symbolText = (symbol: symbol): string => apply(symbolToString, symbol, []);

const symbolToString = Symbol.prototype.toString;
const regexpSource = slot(getter(RegExp.prototype, "source"));
const regexpFlags: readonly (readonly [string, Slot])[] = [
  ["d", slot(getter(RegExp.prototype, "hasIndices"))],
  ["g", slot(getter(RegExp.prototype, "global"))],
  ["i", slot(getter(RegExp.prototype, "ignoreCase"))],
  ["m", slot(getter(RegExp.prototype, "multiline"))],
  ["s", slot(getter(RegExp.prototype, "dotAll"))],
  ["u", slot(getter(RegExp.prototype, "unicode"))],
  ["v", slot(getter(RegExp.prototype, "unicodeSets"))],
  ["y", slot(getter(RegExp.prototype, "sticky"))],
];
const mapIterator = Map.prototype.entries;
const mapNext = new Map().entries().next;
const setIterator = Set.prototype.values;
const setNext = new Set().values().next;
const errorBrand = (Error as { isError?: (value: unknown) => boolean }).isError;
const errorPrototype: object = Error.prototype;
const regexpPrototype: object = RegExp.prototype;
const promisePrototype: object = Promise.prototype;

/** At most `limit` entries of a map, or values of a set, in their order. */
export function mapEntries(map: object, limit: number): (readonly [unknown, unknown])[] {
  return take(apply(mapIterator, map, []), mapNext, limit) as [unknown, unknown][];
}

export function setValues(set: object, limit: number): unknown[] {
  return take(apply(setIterator, set, []), setNext, limit);
}

/** `/source/flags`, or `undefined` for anything but a regular expression. */
export function regexpText(value: object): string | undefined {
  const source = regexpSource(value);
  // The prototype answers too, though it is none.
  if (typeof source !== "string" || value === regexpPrototype) return undefined;
  let flags = "";
  for (let i = 0; i < regexpFlags.length; i++) {
    const flag = regexpFlags[i];
    if (flag?.[1](value) === true) flags += flag[0];
  }
  return `/${source}/${flags}`;
}

export function isError(value: object): boolean {
  return errorBrand ? errorBrand(value) : inherits(value, errorPrototype);
}

export function isPromise(value: object): boolean {
  return inherits(value, promisePrototype);
}

/** The prototype, or `null` where asking would run a trap. */
export function parentOf(value: object): object | null {
  return isProxy(value) ? null : getPrototypeOf(value);
}

export function isProxy(value: object): boolean {
  return anyProxy && hasProxy(value);
}

function addProxy(proxy: object): void {
  anyProxy = true;
  rememberProxy(proxy);
}

/** A `Proxy` that works as the platform's, and whose proxies can be told from plain objects. */
export function makeProxy(): ProxyConstructor {
  const revocable: typeof NativeProxy.revocable = (target, handler) => {
    const made = NativeProxy.revocable(target, handler);
    addProxy(made.proxy);
    return made;
  };
  return new NativeProxy(NativeProxy, {
    construct(target, values, newTarget) {
      const made = construct(target, values, newTarget);
      addProxy(made);
      return made;
    },
    get: (target, key) => (key === "revocable" ? revocable : get(target, key)),
  });
}

function inherits(value: object, ancestor: object): boolean {
  let parent = parentOf(value);
  for (let depth = 0; parent !== null && depth < 100; depth++) {
    if (parent === ancestor) return true;
    parent = parentOf(parent);
  }
  return false;
}

function take(iterator: object, next: () => IteratorResult<unknown>, limit: number): unknown[] {
  const taken: unknown[] = [];
  while (taken.length < limit) {
    const { done, value } = apply(next, iterator, []) as IteratorResult<unknown>;
    if (done) break;
    taken[taken.length] = value;
  }
  return taken;
}

function getter(holder: object | null, key: string | symbol): (() => unknown) | undefined {
  return holder === null ? undefined : getOwnPropertyDescriptor(holder, key)?.get;
}

/** A question to an internal slot; `undefined` from what has no such slot. */
function slot(read: (() => unknown) | undefined): Slot {
  if (read === undefined) return () => undefined;
  return (value) => {
    try {
      return apply(read, value, []);
    } catch {
      return undefined;
    }
  };
}

/** A map that works whatever the program does to `Map.prototype`. */
export class SafeMap<K, V> {
  readonly #map = new Map<K, V>();
  readonly get = this.#map.get.bind(this.#map);
  readonly set = this.#map.set.bind(this.#map);
  readonly has = this.#map.has.bind(this.#map);
  readonly delete = this.#map.delete.bind(this.#map);
  readonly each = this.#map.forEach.bind(this.#map);
}
