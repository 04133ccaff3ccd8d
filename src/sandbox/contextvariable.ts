// `AsyncContext` in the proposal's form: variables whose value follows the program through awaits,
// callbacks and tasks. Values are set for the length of a call only, so they can't leak.
import { currentContext, withValues } from "./context.ts";

// biome-ignore lint/suspicious/noExplicitAny: any function may be run or wrapped
type Body<A extends unknown[], R> = (this: any, ...args: A) => R;

const { apply, defineProperty } = Reflect;

export interface VariableOptions<T> {
  readonly name?: string;
  readonly defaultValue?: T;
}

export class Variable<T> {
  readonly #name: string;
  readonly #defaultValue: T | undefined;

  constructor(options: VariableOptions<T> = {}) {
    this.#name = options.name === undefined ? "" : String(options.name);
    this.#defaultValue = options.defaultValue;
  }

  get name(): string {
    return this.#name;
  }

  /** The value of the innermost `run` around what runs now, else the default. */
  get(): T | undefined {
    let { values } = currentContext();
    while (values !== null && values.variable !== this) values = values.rest;
    return values === null ? this.#defaultValue : (values.value as T);
  }

  /** Calls `body`; in it, and in all that it starts, this variable has `value`. */
  run<A extends unknown[], R>(value: T, body: Body<A, R>, ...args: A): R {
    return withValues({ variable: this, value, rest: currentContext().values }, body, args);
  }
}

/** The values of all variables at one moment. */
export class Snapshot {
  readonly #values = currentContext().values;

  run<A extends unknown[], R>(body: Body<A, R>, ...args: A): R {
    return withValues(this.#values, body, args);
  }

  /** `body`, always called with the values of now. */
  static wrap<A extends unknown[], R>(body: Body<A, R>): Body<A, R> {
    if (typeof body !== "function") {
      throw new TypeError(`Cannot wrap: found ${typeof body}, expected a function`);
    }
    const { values } = currentContext();
    const wrapped: Body<A, R> = function (...args) {
      return withValues(values, (...same: A) => apply(body, this, same) as R, args);
    };
    defineProperty(wrapped, "name", { value: `wrapped ${body.name}`, configurable: true });
    defineProperty(wrapped, "length", { value: body.length, configurable: true });
    return wrapped;
  }
}

/** Lays `AsyncContext` into a realm that has none. */
export function layAsyncContext(realm: object): void {
  if ("AsyncContext" in realm) return;
  const AsyncContext = Object.create(Object.prototype, {
    [Symbol.toStringTag]: { value: "AsyncContext", configurable: true },
  });
  for (const [name, value] of Object.entries({ Variable, Snapshot })) {
    const tag = { value: `AsyncContext.${name}`, configurable: true };
    defineProperty(value.prototype, Symbol.toStringTag, tag);
    defineProperty(AsyncContext, name, { value, writable: true, configurable: true });
  }
  defineProperty(realm, "AsyncContext", {
    value: AsyncContext,
    writable: true,
    configurable: true,
  });
}
