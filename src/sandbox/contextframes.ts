// The notes of a program's code with a recorder listening: async calls are told apart, and whoever
// suspends hands the turn back to whoever it had it from.
import {
  currentContext,
  currentFrame,
  Frame,
  guard,
  restoreSoon,
  setContext,
  setFrame,
} from "./context.ts";
import { type Caller, iterable } from "./contextiterate.ts";

/** What a recorder is told; `site` is an index into the script's sites. */
export interface FrameHooks {
  /** `parent` is 0 where nobody's call runs. */
  frameEntered(frame: number, parent: number, site: number): void;
  frameSuspended(frame: number, site: number): void;
  frameResumed(frame: number): void;
  frameExited(frame: number, threw: boolean): void;
  /** Before anybody sees an error; `site` is the loop its function was in last, or -1. */
  caught?(error: unknown, site: number): unknown;
}

/** The names without their prefix, as `instrument.ts` writes them. */
export type Notes = Readonly<Record<string, (...args: never[]) => unknown>>;

const { apply } = Reflect;
const { dispose } = Symbol;

export function frameNotes(hooks: FrameHooks): Notes {
  const calls = new Calls(hooks);
  return { ...aroundCalls(calls), ...insideCalls(calls), ...onErrors(calls) };
}

class Calls {
  readonly hooks: FrameHooks;
  #last = 0;

  constructor(hooks: FrameHooks) {
    this.hooks = hooks;
  }

  enter(site: number): Frame {
    const parent = currentFrame();
    this.#last += 1;
    const call = new Frame(this.#last, currentContext(), parent);
    this.hooks.frameEntered(call.id, parent, site);
    setFrame(call.id);
    return call;
  }

  suspend(call: Frame, site: number): void {
    setFrame(call.back);
    call.back = 0;
    if (call.suspended) return;
    call.suspended = true;
    this.hooks.frameSuspended(call.id, site);
  }

  resume(call: Frame): void {
    setFrame(call.id);
    if (!call.suspended) return;
    call.suspended = false;
    this.hooks.frameResumed(call.id);
  }

  /** What a generator's consumer does: the generator goes on in the consumer's context. */
  consume(call: Frame): void {
    call.context = currentContext();
    call.back = currentFrame();
    this.resume(call);
  }

  exit(call: Frame): void {
    this.resume(call);
    setFrame(call.back);
    call.back = 0;
    this.hooks.frameExited(call.id, call.threw);
  }
}

function aroundCalls(calls: Calls): Notes {
  return {
    in: (site: number) => calls.enter(site),
    out: (call: Frame) => calls.exit(call),
    leave: (call: Frame, site: number) => ({ [dispose]: () => calls.suspend(call, site) }),
  };
}

function insideCalls(calls: Calls): Notes {
  return {
    hold: (call: Frame, site: number, value: unknown) => {
      calls.suspend(call, site);
      guard(call.context, value);
      return value;
    },
    back: (call: Frame, value: unknown) => {
      setContext(call.context);
      calls.resume(call);
      return value;
    },
    each: (call: Frame, site: number, value: unknown) => {
      call.loop = site;
      return iterable(value, loopOf(calls, call, site));
    },
    give: (call: Frame, site: number, value: unknown) => {
      calls.suspend(call, site);
      restoreSoon(call.context);
      return value;
    },
    got: (call: Frame, value: unknown) => {
      calls.consume(call);
      return value;
    },
  };
}

/** A loop calls its iterator while its function still runs, and suspends for the answer. */
function loopOf(calls: Calls, call: Frame, site: number): Caller {
  return (iterator, method, args) => {
    if (call.suspended) calls.consume(call);
    const result = apply(method, iterator, args);
    calls.suspend(call, site);
    guard(call.context, result);
    return result;
  };
}

function onErrors(calls: Calls): Notes {
  const mended = (call: Frame, error: unknown) => {
    calls.hooks.caught?.(error, call.loop);
    return error;
  };
  return {
    caught: (call: Frame, error: unknown) => {
      setContext(call.context);
      calls.resume(call);
      return mended(call, error);
    },
    err: (call: Frame, error: unknown) => {
      calls.resume(call);
      call.threw = true;
      return mended(call, error);
    },
  };
}
