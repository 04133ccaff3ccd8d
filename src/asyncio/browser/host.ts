// The host in pages and workers: real time, and turns from one port with many listeners, because a
// browser drains the microtasks after each listener. Browsers have no carrier of their own yet: there
// the step is a variable, right in all that runs in a step's turn.
import type { Host, Wakeup } from "../host.ts";

/** Turns per message; between two messages the browser gets its say. */
const listeners = 64;
const longest = 2 ** 31 - 1;

const graves = new FinalizationRegistry<() => void>((tell) => tell());
const queue: (() => void)[] = [];
let head = 0;
let posted = false;
let sequence = 0;

const { port1, port2 } = new MessageChannel();
for (let index = 1; index <= listeners; index++) {
  port1.addEventListener("message", (event) => onMessage(event, index === listeners));
}
port1.start();

function turn(callback: () => void): void {
  queue.push(callback);
  if (posted) return;
  posted = true;
  port2.postMessage(null);
}

function onMessage(event: Event, isLast: boolean): void {
  carrier.leave();
  const callback = queue[head];
  if (callback === undefined) {
    queue.length = 0;
    head = 0;
    posted = false;
    event.stopImmediatePropagation();
    return;
  }
  queue[head++] = noTurn;
  if (isLast) {
    queue.splice(0, head);
    head = 0;
    port2.postMessage(null);
  }
  callback();
}

function noTurn(): void {}

interface Carrier {
  enter<T>(step: object | null, body: () => T): T;
  current(): object | null;
  /** A turn is over, microtasks and all. */
  leave(): void;
}

/** The step as a variable that keeps its value until the turn is over. */
class VariableCarrier implements Carrier {
  #step: object | null = null;
  #depth = 0;

  enter<T>(step: object | null, body: () => T): T {
    const before = this.#step;
    this.#step = step;
    this.#depth++;
    try {
      return body();
    } finally {
      this.#depth--;
      // The outermost stays: the microtasks that follow belong to it.
      if (this.#depth > 0) this.#step = before;
    }
  }

  current(): object | null {
    return this.#step;
  }

  leave(): void {
    this.#step = null;
  }
}

interface AsyncVariable {
  run<T>(value: object | null, body: () => T): T;
  get(): object | null | undefined;
}

/** The carrier that TC39's AsyncContext proposal will bring. */
class PlatformCarrier implements Carrier {
  readonly #variable: AsyncVariable;

  constructor(variable: AsyncVariable) {
    this.#variable = variable;
  }

  enter<T>(step: object | null, body: () => T): T {
    return this.#variable.run(step, body);
  }

  current(): object | null {
    return this.#variable.get() ?? null;
  }

  leave(): void {}
}

function makeCarrier(): Carrier {
  const { AsyncContext } = globalThis as { AsyncContext?: { Variable?: new () => AsyncVariable } };
  if (AsyncContext?.Variable === undefined) return new VariableCarrier();
  return new PlatformCarrier(new AsyncContext.Variable());
}

const carrier = makeCarrier();

export const host: Host = {
  turn,

  now: () => performance.now(),

  sequence: () => sequence++,

  wake(when: number, _sequence: number, callback: () => void): Wakeup {
    const delay = Math.min(longest, Math.max(0, Math.ceil(when - performance.now())));
    // The browser's own callback is not a turn of ours: it only asks for one.
    let pending = true;
    const timer = setTimeout(() => turn(() => pending && callback()), delay);
    return {
      cancel: () => {
        pending = false;
        clearTimeout(timer);
      },
    };
  },

  iterated(): void {},

  enter: (step, body) => carrier.enter(step, body),

  current: () => carrier.current(),

  collected: (subject, callback) => graves.register(subject, callback),

  report: (error) => reportError(error),
};
