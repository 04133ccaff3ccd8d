// The world's one clock and one order. A turn runs one thing and lets every microtask drain; then
// the world looks again. Under the virtual clock time moves only when nothing is ready, or when it
// is read or spent; everything due at the same time runs in the order of its tie.
// It is over 300 lines because the time and the order are one: whatever moves the one looks at the other.
import { Alarms, type Timer } from "./alarms.ts";
import type { Timed } from "./heap.ts";
import type { Platform } from "./platform.ts";
import { Random } from "./random.ts";
import { Ready, type Turn } from "./ready.ts";

/** What the world tells whoever runs it; each is told from inside a turn. */
export interface Watcher {
  /** Nothing is ready and no timer is pending. */
  idle(): void;
  uncaught(error: unknown): void;
  /** Somebody has an error that stops nothing, and nobody to give it to. */
  reported(error: unknown): void;
  /** A turn took (virtual) time: nothing else could run from `from` to now. */
  blocked(from: number): void;
  overran(limit: "virtualTime" | "events", allowed: number): void;
  /** What comes next comes at `next`, which is later than it may come by now. */
  paused?(next: number): void;
}

export interface Rules {
  readonly clock: "virtual" | "real";
  readonly schedule: number;
  /** Milliseconds the clock may show at most. */
  readonly virtualTime: number;
  readonly turns: number;
}

const { floor, imul, max, round } = Math;
/** One microsecond: what a reading of the clock or an iteration of a loop costs. */
const cost = 0.001;
/** So many turns may pass while something is under way outside; then they cost time, and it arrives. */
const patience = 50_000;
/** Shorter turns are not worth a word. */
const noticeable = 10;

export class World {
  readonly #platform: Platform;
  readonly #beginTurn: () => void;
  #rules: Rules = { clock: "virtual", schedule: 0, virtualTime: Infinity, turns: Infinity };
  #watcher: Watcher | null = null;
  #state: "waiting" | "running" | "ended" = "waiting";
  #ties: Random | null = null;
  #awake = false;
  #wake: (() => void) | null = null;
  #now = 0;
  #debt = 0;
  #started = 0;
  #sequence = 0;
  #turns = 0;
  #turnBegan = 0;
  #holds = 0;
  #freezes = 0;
  #until = Number.POSITIVE_INFINITY;
  #ready = new Ready();
  #timers = new Alarms();
  /** What comes from outside the program: it is there before anybody looks. */
  #outside = new Alarms();
  /** Turns since the clock moved. */
  #still = 0;

  /** `beginTurn` is called before each turn, when nobody's code runs. */
  constructor(platform: Platform, beginTurn: () => void = () => {}) {
    this.#platform = platform;
    this.#beginTurn = beginTurn;
  }

  /** The clock starts at `from`. */
  begin(rules: Rules, watcher: Watcher, from = 0): void {
    if (this.#state !== "waiting") throw new Error(`Cannot begin the world: it is ${this.#state}`);
    this.#rules = rules;
    this.#watcher = watcher;
    this.#ties = rules.schedule === 0 ? null : new Random(rules.schedule);
    this.#started = this.#platform.wall() - from;
    this.#now = from;
    this.#turnBegan = from;
    this.#state = "running";
    this.#kick();
  }

  /** From now on nothing runs any more. */
  end(): void {
    this.#state = "ended";
    this.#ready = new Ready();
    this.#timers = new Alarms();
    this.#outside = new Alarms();
    this.#wake?.();
  }

  /** Exact milliseconds; free of cost. */
  now(): number {
    if (this.#rules.clock === "real" && this.#state !== "waiting") {
      this.#now = max(this.#now, micros(this.#platform.wall() - this.#started));
    }
    return this.#now;
  }

  /** Whole milliseconds, as shown; free of cost. */
  shown(): number {
    return round(this.now());
  }

  /** What a program reads: whole milliseconds, for a microsecond. */
  read(): number {
    this.spend(cost);
    return this.shown();
  }

  spend(milliseconds: number): void {
    if (this.#rules.clock === "real") return;
    this.#now = this.#ties === null ? micros(this.#now + milliseconds) : this.#owe(milliseconds);
    if (this.#now > this.#rules.virtualTime) this.#overrun();
  }

  /** Under a schedule small costs add up unseen, so that equal delays of one instant end in one too. */
  #owe(milliseconds: number): number {
    this.#debt = micros(this.#debt + milliseconds);
    const due = floor(this.#debt);
    this.#debt = micros(this.#debt - due);
    return micros(this.#now + due);
  }

  /** The program stands still for so long. */
  block(milliseconds: number): void {
    const end = this.now() + milliseconds;
    if (this.#rules.clock === "virtual") this.spend(milliseconds);
    else while (this.now() < end);
  }

  iterated(): void {
    this.spend(cost);
  }

  /** The next number of the order in which equals run; shuffled when a schedule asks for it. */
  sequence(): number {
    this.#sequence += 1;
    return this.#ties === null ? this.#sequence : this.#tie(this.#ties.word());
  }

  /** As `sequence`, but members of one group stay in the order they asked, in every schedule. */
  grouped(group: number): number {
    this.#sequence += 1;
    return this.#ties === null ? this.#sequence : this.#tie(hash(group, this.#rules.schedule));
  }

  report(error: unknown): void {
    this.#watcher?.reported(error);
  }

  turn(callback: () => void): void {
    this.#sequence += 1;
    this.#ready.push({ time: this.now(), order: this.#sequence, callback });
    this.#kick();
  }

  /** Runs `callback` in a turn at `when`, among equals in the order of `tie`. */
  wake(when: number, tie: number, callback: () => void): Timer {
    return this.#add(this.#timers, { when: micros(when), tie }, callback, false);
  }

  /** As `wake`, for what happens outside the program: it comes before every turn that is ready. */
  happen(when: number, tie: number, callback: () => void): Timer {
    return this.#add(this.#outside, { when: micros(when), tie }, callback, false);
  }

  /** As `wake`; and while it is pending every turn costs time, so that it falls due in the end. */
  press(when: number, tie: number, callback: () => void): Timer {
    return this.#add(this.#timers, { when: micros(when), tie }, callback, true);
  }

  /** Keeps the clock from jumping until the returned function is called: work is under way outside. */
  hold(): () => void {
    this.#holds += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holds -= 1;
      this.#kick();
    };
  }

  /** Stops everything until the returned function is called: what comes next is decided elsewhere. */
  freeze(): () => void {
    const thaw = this.hold();
    this.#freezes += 1;
    let frozen = true;
    return () => {
      if (frozen) this.#freezes -= 1;
      frozen = false;
      thaw();
    };
  }

  /** Somebody else's clock leads: it is `now`, and nothing begins later than `until` before the next word. */
  goTo(until: number, now = 0): void {
    this.#until = until;
    if (this.virtual) this.#now = max(this.#now, micros(now));
    this.#kick();
  }

  /** When the next thing happens that is known of. */
  get nextAt(): number {
    const isReady = this.#ready.first() !== undefined || this.#holds > 0;
    return isReady ? this.#now : this.#comesAt(this.#earliest()?.first()?.when);
  }

  get virtual(): boolean {
    return this.#rules.clock === "virtual";
  }

  /** Whether equals run in another order than they came. */
  get shuffles(): boolean {
    return this.#ties !== null;
  }

  /** How many turns there were: a name for the running one. */
  get turns(): number {
    return this.#turns;
  }

  /** Whether nothing is ready, timed or under way. */
  get resting(): boolean {
    return this.#ready.first() === undefined && this.#earliest() === null && this.#holds === 0;
  }

  #add(alarms: Alarms, timed: Timed, callback: () => void, presses: boolean): Timer {
    const timer = alarms.add(timed, callback, presses);
    this.#kick();
    return timer;
  }

  #tie(group: number): number {
    return group * 0x20_0000 + (this.#sequence % 0x20_0000);
  }

  #kick(): void {
    if (this.#awake || this.#state !== "running") return;
    this.#awake = true;
    this.#wake?.();
    this.#wake = null;
    this.#platform.pump(() => this.#run());
  }

  #run(): boolean {
    if (this.#state !== "running") return false;
    this.#settleTurn();
    const callback = this.#next();
    if (callback === null) {
      this.#awake = false;
      this.#rest();
      return false;
    }
    this.#turnBegan = this.now();
    this.#beginTurn();
    try {
      callback();
    } catch (error) {
      this.#watcher?.uncaught(error);
    }
    return true;
  }

  /** After the microtasks of the turn before. */
  #settleTurn(): void {
    if (this.#rules.clock === "virtual" && this.#now - this.#turnBegan >= noticeable) {
      this.#watcher?.blocked(round(this.#turnBegan));
    }
    this.#turnBegan = this.#now;
    this.#turns += 1;
    if (this.#turns > this.#rules.turns) {
      this.#watcher?.overran("events", this.#rules.turns);
      this.end();
    }
  }

  #next(): (() => void) | null {
    if (this.#freezes > 0 || this.#now > this.#until) return null;
    const turn = this.#ready.first();
    const timer = this.#timers.first();
    const event = this.#outside.first();
    if (event !== null && event.when <= this.now()) return this.#outside.take();
    if (turn !== undefined && (timer === null || comesFirst(turn, timer))) {
      this.#still += 1;
      const isLate = event !== null && this.#still > patience;
      if (isLate || this.#timers.pressing) this.spend(cost);
      this.#ready.shift();
      return turn.callback;
    }
    return this.#nextTimer();
  }

  #nextTimer(): (() => void) | null {
    const alarms = this.#earliest();
    const timer = alarms?.first() ?? null;
    if (alarms === null || timer === null) return null;
    if (timer.when > this.now()) {
      if (this.#rules.clock === "real" || this.#holds > 0) return null;
      if (timer.when > this.#until) return null;
      if (timer.when > this.#rules.virtualTime) return this.#overrun();
      this.#now = timer.when;
      this.#turnBegan = timer.when;
      this.#still = 0;
    }
    return alarms.take();
  }

  /** Whose first is due first; what comes from outside before what does not. */
  #earliest(): Alarms | null {
    const timer = this.#timers.first();
    const event = this.#outside.first();
    if (event === null) return timer === null ? null : this.#timers;
    return timer === null || event.when <= timer.when ? this.#outside : this.#timers;
  }

  /** Nothing can run now: wait for real time, for what is under way, or say that all is over. */
  #rest(): void {
    const timer = this.#earliest()?.first() ?? null;
    if (timer !== null && this.#rules.clock === "real") {
      this.#wake = this.#platform.later(timer.when - this.now(), () => this.#kick());
      this.#watcher?.paused?.(timer.when);
    } else if (this.#state === "running" && this.#holds === 0) {
      if (this.resting) this.#watcher?.idle();
      else this.#watcher?.paused?.(this.#comesAt(timer?.when));
    }
  }

  /** When the next turn begins, whose timer is due at `when`. */
  #comesAt(when = Number.POSITIVE_INFINITY): number {
    return this.#ready.first() === undefined ? max(this.#now, when) : this.#now;
  }

  #overrun(): null {
    if (this.#state === "ended") return null;
    this.#watcher?.overran("virtualTime", this.#rules.virtualTime);
    this.end();
    return null;
  }
}

function comesFirst(turn: Turn, timer: Timed): boolean {
  return turn.time < timer.when || (turn.time === timer.when && turn.order < timer.tie);
}

/** Sums of microseconds stay whole microseconds, whatever the floating point makes of them. */
function micros(milliseconds: number): number {
  return round(milliseconds * 1000) / 1000;
}

function hash(value: number, seed: number): number {
  let mixed = imul(floor(value * 1000) ^ imul(seed, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 13;
  return imul(mixed, 0xc2b2ae35) >>> 0;
}
