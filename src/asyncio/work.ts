// How work crosses to a worker and what was thrown there comes back. A worker shares nothing with the
// program: it gets the function's text, or its place in a module.
import { RuntimeError, TimeoutError, ValueError } from "./errors.ts";
import { inWords } from "./starter.ts";
import type { Code, ModuleExport, Thrown } from "./thread.ts";

const { apply } = Reflect;
/** The engine's own, whatever becomes of it: what a worker gets is what this thread would run. */
const textOf = Function.prototype.toString;

/** What a pool can run. */
export type Work<A extends readonly unknown[], R> = ((...args: A) => R) | ModuleExport;

export function toCode(work: unknown): Code {
  if (isModuleExport(work)) return { kind: "export", module: String(work.module), name: work.name };
  if (typeof work !== "function") {
    throw new TypeError(
      `Cannot run ${inWords(work)} in a worker: expected a function or { module, name }`,
    );
  }
  const text = apply(textOf, work, []);
  const refusal = refusalOf(text);
  if (refusal !== null) throw new TypeError(`Cannot run ${inWords(work)} in a worker: ${refusal}`);
  return { kind: "text", text };
}

function isModuleExport(work: unknown): work is ModuleExport {
  return typeof work === "object" && work !== null && "module" in work && "name" in work;
}

function refusalOf(text: string): string | null {
  if (/\{\s*\[native code\]\s*\}$/.test(text)) {
    return "its text is not known (it is bound or built in), expected a function written out";
  }
  if (/^class\b/.test(text)) return "it is a class, expected a function";
  return null;
}

const errors = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
  RuntimeError,
  TimeoutError,
  ValueError,
};

/** What to throw here for what was thrown there. */
export function revive(thrown: Thrown, code: Code): unknown {
  if (thrown.kind === "value") return thrown.value;
  const error = reviveError(thrown);
  if (error.name !== "ReferenceError" || code.kind !== "text") return error;
  return new ReferenceError(
    `Cannot finish the function in its worker: ${thrown.message}. A worker gets the function's text and not the variables around it: pass them as arguments, or name an export with { module, name }`,
    { cause: error },
  );
}

function reviveError({ name, message, stack }: Thrown & { readonly kind: "error" }): Error {
  const known = Object.entries(errors).find(([one]) => one === name);
  const error = new (known?.[1] ?? Error)(message);
  if (known === undefined) Object.defineProperty(error, "name", { value: name });
  Object.defineProperty(error, "stack", { value: stack });
  return error;
}
