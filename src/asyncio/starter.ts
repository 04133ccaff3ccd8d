// What can be started and what can be awaited, as the library's functions take them.
import { Coroutine } from "./coroutine.ts";

/** Work that has not begun: a function, or what a `coroutine` function gave. */
export type Starter<T> = (() => PromiseLike<T> | T) | Coroutine<T>;

/** Work that can be started, or a future, task or promise whose work has begun. */
export type Awaitable<T> = (() => PromiseLike<T> | T) | PromiseLike<T>;

/** What awaiting an `Awaitable` gives. */
export type Result<A> = A extends () => infer R ? Awaited<R> : Awaited<A>;

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return false;
  return "then" in value && typeof value.then === "function";
}

export function isStarter(value: unknown): value is Starter<unknown> {
  return typeof value === "function" || value instanceof Coroutine;
}

/** Throws unless `value` can be started; `call` is the function that was given it. */
export function checkStarter(value: unknown, call: string): void {
  if (isStarter(value)) return;
  const why = isThenable(value) ? " its work has begun already," : "";
  throw new TypeError(
    `Cannot start ${inWords(value)}:${why} expected a function, as in ${call}(() => work())`,
  );
}

/** What was given as a list; `call` is the function that was given it. */
export function listed<T>(value: Iterable<T>, call: string): readonly T[] {
  if (typeof value === "object" && value !== null && Symbol.iterator in value) return [...value];
  throw new TypeError(
    `Cannot ${call} ${inWords(value)}: expected an array, as in ${call}([() => a(), () => b()])`,
  );
}

export function begin<T>(start: Starter<T>): PromiseLike<T> | T {
  return start instanceof Coroutine ? start.start() : start();
}

export function inWords(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "function") return `function ${value.name || "(anonymous)"}`;
  if (typeof value !== "object") return `${typeof value} ${String(value)}`;
  return `a ${value.constructor?.name || "Object"}`;
}
