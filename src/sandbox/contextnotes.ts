// The notes that `runner/instrument.ts` inserts, and their way into a realm. Each hands its value
// through unchanged, reads nothing of it that the program could see, and never throws.
import {
  type Carried,
  currentContext,
  currentFrame,
  Frame,
  guard,
  recognize,
  restoreSoon,
  setContext,
  setFrame,
  wrapJob,
} from "./context.ts";
import { layAsyncContext } from "./contextvariable.ts";

/** What a recorder is told; `site` is an index into the script's sites. */
export interface FrameHooks {
  frameEntered(frame: number, parent: number | null, site: number): void;
  frameSuspended(frame: number, site: number): void;
  frameResumed(frame: number): void;
  frameExited(frame: number, threw: boolean): void;
  /** Before anybody sees an error; `site` is the loop its function was in last, or -1. */
  caught?(error: unknown, site: number): unknown;
}

/** The names without their prefix, as `instrument.ts` writes them. */
export type Notes = Readonly<Record<string, (...args: never[]) => unknown>>;

type Realm = Record<PropertyKey, unknown> & { readonly Promise: PromiseConstructor };
type Method = (...args: unknown[]) => unknown;
/** Calls a method of an iterator, `next`, `return` or `throw`, on behalf of a loop. */
type Caller = (iterator: object, method: Method, args: unknown[]) => unknown;

const { apply, defineProperty } = Reflect;

/** The prefix of the inserted names, unless a program contains it. */
export const PREFIX = "$$";
/** Where all the notes are found when their usual names are taken. */
export const NOTES = Symbol.for("interleave.notes");

/**
 * Lays the notes into a realm, before any instrumented code is called. Without hooks calls are not
 * told apart; hooks may come later, and then for good.
 */
export function install(realm: object, hooks: FrameHooks | null): void {
  const target = realm as Realm;
  const notes: Notes = { ...contextNotes, ...(hooks ? frameNotes(hooks) : silentNotes) };
  const configurable = hooks === null;
  recognize(target.Promise.prototype);
  for (const [name, value] of Object.entries(notes)) {
    defineProperty(target, PREFIX + name, { value, configurable });
  }
  defineProperty(target, NOTES, { value: Object.freeze(notes), configurable });
  if (hooks) layAsyncContext(realm);
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
  in: () => new Frame(0, currentContext(), null),
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
  leave: () => ({ [Symbol.dispose]() {} }),
  caught: (call: Frame, error: unknown) => {
    setContext(call.context);
    return error;
  },
  err: (_call: Frame, error: unknown) => error,
  out: () => undefined,
};

/** The notes of the program's code, with a recorder listening. */
function frameNotes(hooks: FrameHooks): Notes {
  let last = 0;
  const mend = (call: Frame, error: unknown) => {
    hooks.caught?.(error, call.loop);
    return error;
  };

  function suspend(call: Frame, site: number): void {
    setFrame(call.back);
    call.back = null;
    if (call.suspended) return;
    call.suspended = true;
    if (call.id !== 0) hooks.frameSuspended(call.id, site);
  }
  function resume(call: Frame): void {
    setFrame(call);
    if (!call.suspended) return;
    call.suspended = false;
    if (call.id !== 0) hooks.frameResumed(call.id);
  }
  /** What a generator's consumer does: the generator goes on in the consumer's context. */
  function consume(call: Frame): void {
    call.context = currentContext();
    call.back = currentFrame();
    resume(call);
  }
  function caller(call: Frame, site: number): Caller {
    return (iterator, method, args) => {
      if (call.suspended) consume(call);
      const result = apply(method, iterator, args);
      suspend(call, site);
      guard(call.context, result);
      return result;
    };
  }

  return {
    in: (site: number) => {
      const parent = currentFrame();
      const call = new Frame(++last, currentContext(), parent);
      hooks.frameEntered(call.id, parent === null || parent.id === 0 ? null : parent.id, site);
      setFrame(call);
      return call;
    },
    hold: (call: Frame, site: number, value: unknown) => {
      suspend(call, site);
      guard(call.context, value);
      return value;
    },
    back: (call: Frame, value: unknown) => {
      setContext(call.context);
      resume(call);
      return value;
    },
    each: (call: Frame, site: number, value: unknown) => {
      call.loop = site;
      return iterable(value, caller(call, site));
    },
    give: (call: Frame, site: number, value: unknown) => {
      suspend(call, site);
      restoreSoon(call.context);
      return value;
    },
    got: (call: Frame, value: unknown) => {
      consume(call);
      return value;
    },
    leave: (call: Frame, site: number) => ({ [Symbol.dispose]: () => suspend(call, site) }),
    caught: (call: Frame, error: unknown) => {
      setContext(call.context);
      resume(call);
      return mend(call, error);
    },
    err: (call: Frame, error: unknown) => {
      resume(call);
      call.threw = true;
      return mend(call, error);
    },
    out: (call: Frame) => {
      resume(call);
      setFrame(call.back);
      call.back = null;
      hooks.frameExited(call.id, call.threw);
    },
  };
}

/**
 * An object that the engine iterates as it would `value`, with the same look-ups in the same order,
 * while every call of the iterator goes through `call`.
 */
function iterable(value: unknown, call: Caller): unknown {
  if (value === null || value === undefined) return value;
  const source = value as Record<PropertyKey, unknown>;
  const method = (symbol: symbol) => {
    const found = source[symbol];
    if (typeof found !== "function") return found;
    return () => iterator(apply(found as Method, value, []), call);
  };
  return {
    get [Symbol.asyncIterator]() {
      return method(Symbol.asyncIterator);
    },
    get [Symbol.iterator]() {
      return method(Symbol.iterator);
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
