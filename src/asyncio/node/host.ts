// The host in Node, Deno and Bun: real time, `setImmediate` as turn (each drains the microtasks before
// the next), `AsyncLocalStorage` as carrier of the step.
import { AsyncLocalStorage } from "node:async_hooks";
import type { Host, Wakeup } from "../host.ts";

/** The longest delay `setTimeout` takes; who waits longer is woken early and asks again. */
const longest = 2 ** 31 - 1;

const steps = new AsyncLocalStorage<object | null>();
const graves = new FinalizationRegistry<() => void>((tell) => tell());
let sequence = 0;

export const host: Host = {
  turn(callback: () => void): void {
    // A turn must not keep the step alive that asked for it.
    if (steps.getStore()) steps.run(null, setImmediate, callback);
    else setImmediate(callback);
  },

  now: () => performance.now(),

  sequence: () => sequence++,

  wake(when: number, _sequence: number, callback: () => void): Wakeup {
    const delay = Math.min(longest, Math.max(1, Math.ceil(when - performance.now())));
    const timer = steps.run(null, () => setTimeout(callback, delay));
    return { cancel: () => clearTimeout(timer) };
  },

  iterated(): void {},

  enter<T>(step: object | null, body: () => T): T {
    return steps.run(step, body);
  },

  carries: true,

  current: () => steps.getStore() ?? null,

  idle(callback: () => void): Wakeup {
    process.once("beforeExit", callback);
    return { cancel: () => process.off("beforeExit", callback) };
  },

  collected: (subject, callback) => graves.register(subject, callback),

  report(error: unknown): void {
    console.error(error);
  },
};
