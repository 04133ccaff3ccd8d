// `setTimeout` and its kin on the world's clock, as HTML describes them: zero is zero, and what nests
// deeper than five waits at least four milliseconds. Callbacks run in the context they were set in.
import type { Timer } from "./alarms.ts";
import { SafeMap } from "./natives.ts";
import type { World } from "./world.ts";

export interface TimerNotes {
  set(timer: number, due: number, of: string): void;
  fired(timer: number): void;
  cleared(timer: number): void;
}

type Callback = (...values: unknown[]) => unknown;
type Wrap = (callback: Callback) => Callback;

interface Entry {
  pending: Timer;
  due: number;
  level: number;
}

const { apply } = Reflect;
const { max, round, trunc } = Math;
const NativeNumber = Number;
const deepest = 5;
const nestedDelay = 4;
/** Browsers take anything longer for nothing at all. */
const longest = 2 ** 31 - 1;

export class Timers {
  readonly #world: World;
  readonly #wrap: Wrap;
  readonly #notes: TimerNotes;
  readonly #entries = new SafeMap<number, Entry>();
  #last = 0;
  /** How deep the running callback is nested in timers; true until the turn's microtasks are over. */
  #level = 0;
  #levelTurn = -1;

  constructor(world: World, wrap: Wrap, notes: TimerNotes) {
    this.#world = world;
    this.#wrap = wrap;
    this.#notes = notes;
  }

  readonly setTimeout = (callback: unknown, delay?: unknown, ...values: unknown[]): number =>
    this.#set("setTimeout", callback, delay, values);

  readonly setInterval = (callback: unknown, delay?: unknown, ...values: unknown[]): number =>
    this.#set("setInterval", callback, delay, values);

  readonly clear = (id?: unknown): void => {
    const entry = typeof id === "number" ? this.#entries.get(id) : undefined;
    if (entry === undefined || typeof id !== "number") return;
    entry.pending.cancel();
    this.#entries.delete(id);
    this.#notes.cleared(id);
  };

  #set(of: "setTimeout" | "setInterval", callback: unknown, delay: unknown, values: unknown[]) {
    if (typeof callback !== "function") {
      throw new TypeError(`Cannot ${of}: found ${typeof callback}, expected a function to call`);
    }
    const run = this.#wrap(callback as Callback);
    const call = () => apply(run, undefined, values);
    this.#last += 1;
    const id = this.#last;
    const level = this.#levelTurn === this.#world.turns ? this.#level + 1 : 1;
    const wait = clamp(delay, level - 1);
    const entry: Entry = { due: this.#world.now() + wait, level, pending: idle };
    this.#entries.set(id, entry);
    if (of === "setTimeout") this.#once(id, entry, wait, call);
    else this.#again(id, entry, wait, call);
    this.#notes.set(id, round(entry.due), of);
    return id;
  }

  #once(id: number, entry: Entry, wait: number, call: () => void): void {
    entry.pending = this.#world.press(entry.due, this.#world.grouped(wait), () => {
      this.#entries.delete(id);
      this.#fire(id, entry, call);
    });
  }

  #again(id: number, entry: Entry, wait: number, call: () => void): void {
    entry.pending = this.#world.press(entry.due, this.#world.grouped(wait), () => {
      try {
        this.#fire(id, entry, call);
      } finally {
        if (this.#entries.has(id)) {
          entry.level += 1;
          const next = clamp(wait, entry.level - 1);
          const missed = entry.due + next < this.#world.now();
          entry.due = (missed ? this.#world.now() : entry.due) + next;
          this.#again(id, entry, next, call);
        }
      }
    });
  }

  #fire(id: number, entry: Entry, call: () => void): void {
    this.#level = entry.level;
    this.#levelTurn = this.#world.turns;
    this.#notes.fired(id);
    call();
  }
}

const idle: Timer = { cancel() {} };

/** `nesting` is how deep the code is nested in timers that asks for the delay. */
function clamp(delay: unknown, nesting: number): number {
  const whole = trunc(NativeNumber(delay ?? 0));
  const valid = whole > 0 && whole <= longest ? whole : 0;
  return nesting > deepest ? max(nestedDelay, valid) : valid;
}
