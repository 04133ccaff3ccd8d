// The carrier: what the inserted notes call, in any realm. Two variables that never mix: the context
// (whose step runs, and the values of `AsyncContext.Variable`), which is never handed back when a
// function suspends, and the frame (which async call runs), which always is.
//
// A turn starts with `beginTurn()`, which puts the idle context in place. Whoever enters a step from
// there leaves it in place afterwards: the microtasks that drain next belong to that step. Everywhere
// else `enter` and `wrap` restore what they found, because somebody's code goes on.

import { isProxy } from "./natives.ts";

/** The values of variables, the last given first; shared, and never changed. */
export type Values = {
  readonly variable: object;
  readonly value: unknown;
  readonly rest: Values;
} | null;
// biome-ignore lint/suspicious/noExplicitAny: a callback of any shape is carried unchanged
type Callback = (this: any, ...args: any[]) => unknown;

/** Immutable, so that holding one is holding everything that was current. */
export class Carried {
  readonly step: object | null;
  readonly values: Values;
  /** Makes itself current; made at first need, run as a microtask. */
  restore: (() => void) | null = null;

  constructor(step: object | null, values: Values) {
    this.step = step;
    this.values = values;
  }
}

/**
 * An async call: it starts, suspends and resumes any number of times, and exits. Calls know each other
 * by number: a reference would keep who called alive, and cost the engine a note of its own at each step.
 */
export class Frame {
  readonly id: number;
  context: Carried;
  /** Whom it gives the turn back to when it suspends; 0 after its first suspension. */
  back: number;
  suspended = false;
  threw = false;
  /** The site of the `for await` or `yield*` that it came to last. */
  loop = -1;

  constructor(id: number, context: Carried, back: number) {
    this.id = id;
    this.context = context;
    this.back = back;
  }
}

const { apply } = Reflect;
const { getPrototypeOf } = Object;
const idle = new Carried(null, null);
const adopted = new WeakMap<object, Values>();
const valuesOf = adopted.get.bind(adopted);
const setValuesOf = adopted.set.bind(adopted);
const settled = Promise.resolve();
// Its `then` must not look up anything that a program may have changed.
Object.defineProperties(settled, {
  then: { value: Promise.prototype.then },
  constructor: { value: undefined },
});

let context = idle;
/** The number of the call that runs; 0 for none. */
let frame = 0;
let plain: object = Promise.prototype;

export function currentContext(): Carried {
  return context;
}

export function setContext(carried: Carried): void {
  context = carried;
}

export function currentFrame(): number {
  return frame;
}

export function setFrame(next: number): void {
  frame = next;
}

/** Says which prototype tells this realm's promises from other thenables. */
export function recognize(promisePrototype: object): void {
  plain = promisePrototype;
}

/** The step whose code runs. */
export function current(): object | null {
  return context.step;
}

/** The async call that runs, if it is told apart. */
export function currentFrameId(): number | null {
  return frame === 0 ? null : frame;
}

/** Runs `body` with `step` as what `current()` gives, in it and in all that it awaits. */
export function enter<T>(step: object | null, body: () => T): T {
  const before = context;
  const within = frame;
  if (before.step !== step || before === idle) {
    context = new Carried(step, before === idle ? valuesFor(step) : before.values);
  }
  frame = 0;
  try {
    return body();
  } finally {
    frame = within;
    if (before !== idle) context = before;
  }
}

/** Steps of this context of the library, made just now, see the values that are current now. */
export function adopt(of: object): void {
  if (context.values !== null) setValuesOf(of, context.values);
}

function valuesFor(step: object | null): Values {
  const of = (step as { readonly context?: object } | null)?.context;
  return of === undefined ? null : (valuesOf(of) ?? null);
}

/** Every turn of the host begins with this: nobody's code runs. */
export function beginTurn(): void {
  context = idle;
  frame = 0;
}

/** Comes before the program's first module is evaluated: from here on its own code runs. */
export function beginProgram(): void {
  context = new Carried(null, null);
  frame = 0;
}

/** `callback` with the context of now, for whoever calls it in the middle of other code. */
export function wrap<F extends Callback>(callback: F): F {
  const carried = context;
  const caller = frame;
  const wrapped: Callback = function (...args) {
    const before = context;
    const within = frame;
    context = carried;
    frame = caller;
    try {
      return apply(callback, this, args);
    } finally {
      context = before;
      frame = within;
    }
  };
  return wrapped as F;
}

/** Like `wrap`, for a callback that the host calls with nothing below it: timers and microtasks. */
export function wrapJob<F extends Callback>(callback: F): F {
  const carried = context;
  const caller = frame;
  const wrapped: Callback = function (...args) {
    context = carried;
    frame = caller;
    try {
      return apply(callback, this, args);
    } finally {
      frame = 0;
    }
  };
  return wrapped as F;
}

/** Runs `body` with these values current, in the same step. */
export function withValues<R>(values: Values, body: Callback, args: readonly unknown[]): R {
  const before = context;
  context = new Carried(before.step, values);
  try {
    return apply(body, undefined, args) as R;
  } finally {
    context = before;
  }
}

/**
 * Whoever awaits a thenable has its `then` called in a microtask of its own. One microtask queued
 * just before makes the awaiting code's context current there. A plain promise needs none.
 */
export function guard(carried: Carried, value: unknown): void {
  if (typeof value === "object" ? value !== null : typeof value === "function") {
    if (isProxy(value as object) || getPrototypeOf(value) !== plain) restoreSoon(carried);
  }
}

export function restoreSoon(carried: Carried): void {
  carried.restore ??= () => {
    context = carried;
    frame = 0;
  };
  settled.then(carried.restore);
}
