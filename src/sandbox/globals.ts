// The global names as this world has them: timers and clocks on its time, seeded randomness, its own
// console. Laid before the program starts; a program may replace them as it may anywhere.

import type { Network } from "../asyncio/network.ts";
import { makeAborts } from "./aborts.ts";
import { layAbsences } from "./absent.ts";
import { layTemporal, makeDate, makePerformance, makeSignalTimeout } from "./clocks.ts";
import { makeConsole, type Say } from "./console.ts";
import { makeFetch } from "./fetch.ts";
import {
  besideClasses,
  type FetchClasses,
  fetchClasses,
  isPlatformRunning,
} from "./fetchclasses.ts";
import { makeProxy } from "./natives.ts";
import type { Random } from "./random.ts";
import { type TimerNotes, Timers } from "./timers.ts";
import type { World } from "./world.ts";

type Callback = (...values: unknown[]) => unknown;

export interface MicrotaskNotes {
  /** A microtask is asked for: gives its number, or 0 if nobody wants to hear more of it. */
  queued(): number;
  began(microtask: number): void;
  ended(microtask: number): void;
}

export interface Furniture {
  readonly world: World;
  /** The time at which it began, if the clock was not at zero. */
  readonly from?: number;
  readonly random: Random;
  /** Where `fetch` goes; a thread has none. */
  readonly network: Network | null;
  readonly say: Say;
  readonly notes: TimerNotes & MicrotaskNotes;
  /** Has a callback run in the context of now. */
  readonly wrap: (callback: Callback) => Callback;
  readonly uncaught: (error: unknown) => void;
  /** Told of every microtask that is asked for. */
  readonly job: () => void;
}

export function layGlobals(global: object, furniture: Furniture): void {
  const { world, random, say, notes, wrap } = furniture;
  const queue = queueMicrotask;
  // Before the names are gone that Node's own classes need.
  const classes = fetchClasses(global);
  const others = besideClasses(global);
  layAbsences(global);
  const timers = new Timers(world, wrap, notes);
  lay(global, {
    setTimeout: timers.setTimeout,
    setInterval: timers.setInterval,
    clearTimeout: timers.clear,
    clearInterval: timers.clear,
    queueMicrotask: makeQueue(queue, furniture),
    Date: makeDate(world),
    performance: makePerformance(world, furniture.from),
    crypto: makeCrypto(random),
    console: makeConsole(say, () => world.shown()),
    Proxy: makeProxy(),
    fetch: fetchOf(furniture, classes),
    reportError: (error: unknown) => furniture.uncaught(error),
  });
  layLate(global, "Request", () => classes().Request);
  layLate(global, "Response", () => classes().Response);
  for (const { name, load } of others) layLate(global, name, load);
  layTemporal(global, world);
  lay(Math, { random: () => random.fraction() });
  const aborts = makeAborts();
  lay(AbortController.prototype, aborts.controller);
  lay(AbortSignal, { ...aborts.signal, timeout: makeSignalTimeout(world) });
}

function makeQueue(queue: typeof queueMicrotask, { wrap, uncaught, job, notes }: Furniture) {
  return (callback: unknown): void => {
    if (typeof callback !== "function") {
      throw new TypeError(`Cannot queueMicrotask: found ${typeof callback}, expected a function`);
    }
    if (isPlatformRunning()) {
      queue(callback as VoidFunction);
      return;
    }
    const run = wrap(callback as Callback);
    job();
    const number = notes.queued();
    queue(() => {
      if (number > 0) notes.began(number);
      try {
        run();
      } catch (error) {
        uncaught(error);
      }
      if (number > 0) notes.ended(number);
    });
  };
}

function makeCrypto(random: Random): Pick<Crypto, "getRandomValues" | "randomUUID"> {
  return {
    getRandomValues<T extends ArrayBufferView | null>(array: T): T {
      if (array === null || !ArrayBuffer.isView(array)) {
        throw new TypeError("Cannot getRandomValues: expected a typed array to fill");
      }
      random.fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
      return array;
    },
    randomUUID: () => random.uuid() as ReturnType<Crypto["randomUUID"]>,
  };
}

function fetchOf({ network, world }: Furniture, classes: () => FetchClasses): typeof fetch {
  if (network !== null) return makeFetch({ network, classes, hold: () => world.hold() });
  return async () => {
    throw new TypeError("Cannot use fetch: a thread here has no network");
  };
}

/** Makes it when somebody asks for it. */
function layLate(global: object, name: string, make: () => unknown): void {
  const settle = (value: unknown) => {
    Object.defineProperty(global, name, { value, writable: true, configurable: true });
    return value;
  };
  const entry = { get: () => settle(make()), set: settle, configurable: true };
  // Removed first: to redefine one of Node's lazy globals would load what is behind it.
  Reflect.deleteProperty(global, name);
  Object.defineProperty(global, name, entry);
}

function lay(holder: object, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "function" && value.name !== name && name !== "Proxy") {
      Object.defineProperty(value, "name", { value: name, configurable: true });
    }
    Object.defineProperty(holder, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  }
}
