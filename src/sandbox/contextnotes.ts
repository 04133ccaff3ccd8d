// The notes that `runner/instrument.ts` inserts, and their way into a realm. Each hands its value
// through unchanged, reads nothing of it that the program could see, and never throws.
import {
  type Carried,
  currentContext,
  Frame,
  guard,
  recognize,
  restoreSoon,
  setContext,
  wrapJob,
} from "./context.ts";
import { type FrameHooks, frameNotes, type Notes } from "./contextframes.ts";
import { type Caller, iterable, type Method } from "./contextiterate.ts";
import { layAsyncContext } from "./contextvariable.ts";

export type { FrameHooks } from "./contextframes.ts";

type Realm = Record<PropertyKey, unknown> & { readonly Promise: PromiseConstructor };

const { apply, defineProperty } = Reflect;
const { dispose } = Symbol;

/** The prefix of the inserted names, unless a program contains it. */
export const PREFIX = "$$";
/** Where all the notes are found when their usual names are taken. */
export const NOTES = Symbol.for("interleave.notes");

/**
 * Lays the notes into a realm, before any instrumented code is called. Without hooks calls are not
 * told apart; hooks may come later, and then for good.
 */
export function install(realm: object, hooks: FrameHooks | null, removable = false): void {
  const target = realm as Realm;
  const notes: Notes = { ...contextNotes, ...(hooks ? frameNotes(hooks) : silentNotes) };
  const configurable = hooks === null || removable;
  recognize(target.Promise.prototype);
  for (const [name, value] of Object.entries(notes)) {
    defineProperty(target, PREFIX + name, { value, configurable });
  }
  defineProperty(target, NOTES, { value: Object.freeze(notes), configurable });
  if (hooks) layAsyncContext(realm);
}

/** Takes the notes on calls away again, once a program has them: nobody else shall call them. */
export function withdraw(realm: object): void {
  for (const name of Object.keys(silentNotes)) Reflect.deleteProperty(realm, PREFIX + name);
  Reflect.deleteProperty(realm, NOTES);
}

/** Makes `then` carry the context of its caller into its callbacks; `called` counts the calls. */
export function carryThen(promisePrototype: Promise<unknown>, called?: () => void): void {
  const builtin = promisePrototype.then;
  const carry = (callback: unknown) =>
    typeof callback === "function" ? wrapJob(callback as Method) : callback;
  const { then } = {
    then(this: unknown, onFulfilled: unknown, onRejected: unknown) {
      called?.();
      return apply(builtin, this, [carry(onFulfilled), carry(onRejected)]);
    },
  };
  defineProperty(promisePrototype, "then", {
    value: then,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}

/** The notes of code whose calls are not told apart: the library's own. */
const contextNotes: Notes = {
  cur: currentContext,
  pre: (carried: Carried, value: unknown) => {
    guard(carried, value);
    return value;
  },
  set: (carried: Carried, value: unknown) => {
    setContext(carried);
    return value;
  },
  iter: (carried: Carried, value: unknown) => iterable(value, contextCaller(carried)),
  yld: (carried: Carried, value: unknown) => {
    restoreSoon(carried);
    return value;
  },
  fst: (value: unknown) => value,
  ret: (value: unknown) => {
    guard(currentContext(), value);
    return value;
  },
};

function contextCaller(carried: Carried): Caller {
  return (iterator, method, args) => {
    const result = apply(method, iterator, args);
    guard(carried, result);
    return result;
  };
}

/** The notes of the program's code when nobody listens: the context is kept, and nothing else. */
const silentNotes: Notes = {
  in: () => new Frame(0, currentContext(), 0),
  hold: (call: Frame, _site: number, value: unknown) => {
    guard(call.context, value);
    return value;
  },
  back: (call: Frame, value: unknown) => {
    setContext(call.context);
    return value;
  },
  each: (call: Frame, _site: number, value: unknown) =>
    iterable(value, contextCaller(call.context)),
  give: (call: Frame, _site: number, value: unknown) => {
    restoreSoon(call.context);
    return value;
  },
  got: (call: Frame, value: unknown) => {
    call.context = currentContext();
    return value;
  },
  leave: () => ({ [dispose]() {} }),
  caught: (call: Frame, error: unknown) => {
    setContext(call.context);
    return error;
  },
  err: (_call: Frame, error: unknown) => error,
  out: () => undefined,
};
