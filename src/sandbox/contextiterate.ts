// Iteration watched from outside: what a loop asks of an iterator goes through one function, and the
// engine sees the same look-ups, in the same order, as without it.

export type Method = (...args: unknown[]) => unknown;
/** Calls a method of an iterator, `next`, `return` or `throw`, on behalf of a loop. */
export type Caller = (iterator: object, method: Method, args: unknown[]) => unknown;

const { apply } = Reflect;
const { asyncIterator, iterator: syncIterator } = Symbol;

/**
 * An object that the engine iterates as it would `value`, with the same look-ups in the same order,
 * while every call of the iterator goes through `call`.
 */
export function iterable(value: unknown, call: Caller): unknown {
  if (value === null || value === undefined) return value;
  const source = value as Record<PropertyKey, unknown>;
  const method = (symbol: symbol) => {
    const found = source[symbol];
    if (typeof found !== "function") return found;
    return () => iterator(apply(found as Method, value, []), call);
  };
  return {
    get [asyncIterator]() {
      return method(asyncIterator);
    },
    get [syncIterator]() {
      return method(syncIterator);
    },
  };
}

function iterator(made: unknown, call: Caller): unknown {
  if (typeof made !== "object" && typeof made !== "function") return made;
  if (made === null) return made;
  const source = made as Record<string, unknown>;
  const method = (name: string) => {
    const found = source[name];
    if (typeof found !== "function") return found;
    return (...args: unknown[]) => call(source, found as Method, args);
  };
  return {
    get next() {
      return method("next");
    },
    get return() {
      return method("return");
    },
    get throw() {
      return method("throw");
    },
  };
}
