// Context variables. A context is a set of values; a task and a callback run in a copy made when they
// were created, so what one sets is never seen by another. Copies share until one of them is changed.
import { host } from "#host";
import { LookupError, RuntimeError, ValueError } from "./errors.ts";
import { realm } from "./realm.ts";
import { currentStep, type Step } from "./step.ts";

type Values = ReadonlyMap<ContextVar<unknown>, unknown>;

const nothing: Values = new Map();

/**
 * The values of context variables, as one task or callback sees them. Throws `RuntimeError` when it is
 * entered twice.
 *
 * @see https://docs.python.org/3.14/library/contextvars.html#contextvars.Context
 *
 * @example
 * ```ts
 * import { Context, ContextVar } from "asyncio";
 *
 * const dish = new ContextVar("dish", { default: "none" });
 * const context = new Context();
 * context.run(() => dish.set("soup"));
 * console.log(dish.get(), context.get(dish)); // none soup
 * ```
 */
export class Context {
  #values: Values = nothing;
  #entered = false;

  /** Runs `body` in this context; what it sets stays here. */
  run<R>(body: () => R): R {
    const step = currentStep();
    if (this.#entered || currentContext() === this) {
      throw new RuntimeError("Cannot enter the context: it is entered already");
    }
    this.#entered = true;
    try {
      const inner: Step = { loop: step?.loop ?? null, task: step?.task ?? null, context: this };
      return host.enter(inner, body);
    } finally {
      this.#entered = false;
    }
  }

  /** The variable's value here, without its default; `undefined` if it has none. */
  get<T>(variable: ContextVar<T>): T | undefined {
    return this.#values.get(variable as ContextVar<unknown>) as T | undefined;
  }

  has<T>(variable: ContextVar<T>): boolean {
    return this.#values.has(variable as ContextVar<unknown>);
  }

  copy(): Context {
    const copy = new Context();
    copy.#values = this.#values;
    host.adopt?.(copy);
    return copy;
  }

  /** Sets or, given no value, removes; the library's own way in. */
  static change(context: Context, variable: ContextVar<unknown>, value: unknown, has: boolean) {
    const values = new Map(context.#values);
    if (has) values.set(variable, value);
    else values.delete(variable);
    context.#values = values;
  }
}

/**
 * What `ContextVar.set` gives: the way back to the value before, once. `using` takes it at the end of its
 * block.
 *
 * @see https://docs.python.org/3.14/library/contextvars.html#contextvars.Token
 *
 * @example
 * ```ts
 * import { ContextVar } from "asyncio";
 *
 * const dish = new ContextVar("dish", { default: "none" });
 * {
 *   using _token = dish.set("soup");
 *   console.log(dish.get()); // soup
 * }
 * console.log(dish.get()); // none
 * ```
 */
export class Token<T> implements Disposable {
  readonly variable: ContextVar<T>;
  readonly #context: Context;
  readonly #before: { readonly value: T } | null;
  #used = false;

  constructor(variable: ContextVar<T>, context: Context) {
    this.variable = variable;
    this.#context = context;
    this.#before = context.has(variable) ? { value: context.get(variable) as T } : null;
  }

  /** The value before; `undefined` if there was none. */
  get oldValue(): T | undefined {
    return this.#before?.value;
  }

  /** Takes the `set` back, as `variable.reset(token)` does. */
  [Symbol.dispose](): void {
    this.variable.reset(this);
  }

  static undo<T>(token: Token<T>): void {
    if (token.#used) throw new RuntimeError("Cannot reset with this token: it was used already");
    if (token.#context !== currentContext()) {
      throw new ValueError("Cannot reset with this token: it was made in another context");
    }
    token.#used = true;
    const variable = token.variable as ContextVar<unknown>;
    Context.change(token.#context, variable, token.#before?.value, token.#before !== null);
  }
}

/**
 * A variable with a value of its own in every task: a task begins with a copy of its creator's values, and
 * what it sets nobody else sees. `get` throws `LookupError` if there is neither value nor default.
 *
 * @see https://docs.python.org/3.14/library/contextvars.html#contextvars.ContextVar
 *
 * @example
 * ```ts
 * import { ContextVar, gather, sleep } from "asyncio";
 *
 * const user = new ContextVar<string>("user");
 * const serve = (name: string) => async () => {
 *   user.set(name);
 *   await sleep(10);
 *   return user.get();
 * };
 * console.log(await gather([serve("Ada"), serve("Bob")])); // [ 'Ada', 'Bob' ]
 * ```
 */
export class ContextVar<T> {
  readonly name: string;
  readonly #default: { readonly value: T } | null;

  constructor(name: string, options: { readonly default?: T } = {}) {
    this.name = name;
    this.#default = "default" in options ? { value: options.default as T } : null;
  }

  /** The value in the current context, else `fallback`, else the variable's default. */
  get(...fallback: [] | [T]): T {
    const context = currentContext();
    const value = context.get(this);
    if (value !== undefined || context.has(this)) return value as T;
    if (fallback.length > 0) return fallback[0] as T;
    if (this.#default !== null) return this.#default.value;
    throw new LookupError(`Cannot read context variable "${this.name}": it has no value`);
  }

  /** Sets the value in the current context; the token takes it back. */
  set(value: T): Token<T> {
    const context = currentContext();
    const token = new Token(this, context);
    Context.change(context, this as ContextVar<unknown>, value, true);
    return token;
  }

  /** Takes back the `set` that gave `token`. */
  reset(token: Token<T>): void {
    if (token.variable !== this) {
      throw new ValueError(
        `Cannot reset context variable "${this.name}": the token belongs to "${token.variable.name}"`,
      );
    }
    Token.undo(token);
  }
}

/** The context of the running task or callback, itself and not a copy; for the library. */
export function currentContext(): Context {
  const step = currentStep();
  if (step !== null) return step.context;
  realm.rootContext ??= new Context();
  return realm.rootContext;
}

/**
 * A copy of the current context.
 *
 * @see https://docs.python.org/3.14/library/contextvars.html#contextvars.copy_context
 *
 * @example
 * ```ts
 * import { ContextVar, copyContext } from "asyncio";
 *
 * const dish = new ContextVar("dish", { default: "none" });
 * dish.set("soup");
 * const copy = copyContext();
 * dish.set("cake");
 * console.log(copy.get(dish)); // soup
 * ```
 */
export function copyContext(): Context {
  return currentContext().copy();
}
