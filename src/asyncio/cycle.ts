// What goes round in a loop: the ready queue, taken in batches (a batch is an iteration), the timers,
// moved to it when due, and what arrives from outside. Each thing runs in a host turn of its own, so
// that all its microtasks are over before the next one starts.
import { host } from "#host";
import type { Clock } from "./clock.ts";
import { Deque } from "./deque.ts";
import type { Wakeup } from "./host.ts";
import type { Runnable } from "./runnable.ts";
import { type Timer, Timers } from "./timers.ts";

/** What the loop is asked and told between two turns. */
export interface Watcher {
  /** A turn is over, with its microtasks. */
  turnEnded(): void;
  /** An iteration is over: whether to go on. */
  goesOn(): boolean;
  /** Nothing is ready and no timer is pending. */
  resting(): void;
}

/** Who wants to hear of turns that took long. */
export interface Stopwatch {
  /** Milliseconds. */
  readonly limit: number;
  tell(took: number): void;
}

/** How many turns are asked for at once: a host gives several more cheaply than one by one. */
const [fewest, most] = [8, 64];

export class Cycle {
  readonly #clock: Clock;
  readonly #watcher: Watcher;
  readonly #ready = new Deque<Runnable>();
  readonly #timers = new Timers();
  #inbox: Runnable[] = [];
  #isOn = false;
  /** How many of the ready belong to this iteration. */
  #left = 0;
  /** How many turns were asked for and have not come. */
  #turns = 0;
  #alarm: Wakeup | null = null;
  #began = 0;
  stopwatch: Stopwatch | null = null;

  constructor(clock: Clock, watcher: Watcher) {
    this.#clock = clock;
    this.#watcher = watcher;
  }

  /** Nothing runs and nothing is about to. */
  get isResting(): boolean {
    return this.#turns === 0;
  }

  start(): void {
    this.#isOn = true;
    this.wake();
  }

  /** From now on nothing runs; what is queued stays. */
  halt(): void {
    this.#isOn = false;
    this.#alarm?.cancel();
    this.#alarm = null;
  }

  clear(): void {
    this.#ready.clear();
    this.#timers.clear();
    this.#inbox = [];
    this.#left = 0;
  }

  push(item: Runnable): void {
    this.#ready.push(item);
    this.wake();
  }

  receive(item: Runnable): void {
    this.#inbox.push(item);
    this.wake();
  }

  addTimer(timer: Timer): void {
    this.#timers.push(timer);
    // Who rests has to set the alarm anew.
    this.wake();
  }

  timerDropped(): void {
    this.#timers.dropped();
  }

  /** Sees to it that there is a turn to come. */
  wake(): void {
    if (this.#turns === 0 && this.#isOn) this.#askForTurns();
  }

  #askForTurns(): void {
    this.#alarm?.cancel();
    this.#alarm = null;
    this.#turns = Math.min(Math.max(this.#left, fewest), most);
    for (let turn = this.#turns; turn > 0; turn--) host.turn(this.#onTurn);
  }

  readonly #onTurn = (): void => {
    this.#turns--;
    if (this.stopwatch !== null) this.#checkDuration(this.stopwatch);
    this.#watcher.turnEnded();
    if (this.#isOn && (this.#left > 0 || this.#iterate())) this.#runOne();
  };

  readonly #onAlarm = (): void => {
    this.#turns++;
    this.#onTurn();
  };

  #checkDuration(stopwatch: Stopwatch): void {
    const took = this.#clock.now() - this.#began;
    const isOver = this.#began > 0 && took >= stopwatch.limit;
    this.#began = 0;
    if (isOver) stopwatch.tell(took);
  }

  #runOne(): void {
    if (this.stopwatch !== null) this.#began = this.#clock.now();
    while (this.#left > 0) {
      this.#left--;
      // Who runs no program's code needs no turn of its own.
      if (this.#ready.shift()?.run()) break;
    }
    // Microtasks may follow: only another turn can tell whether something is ready.
    if (this.#turns === 0) this.#askForTurns();
  }

  /** Starts an iteration; false if there is nothing to run. */
  #iterate(): boolean {
    if (!this.#watcher.goesOn()) return false;
    for (const item of this.#inbox.splice(0)) this.#ready.push(item);
    if (this.#ready.length === 0 && this.#turns > 0) return false;
    if (this.#timers.pending > 0) this.#takeDue();
    this.#left = this.#ready.length;
    if (this.#left === 0) this.#rest();
    return this.#left > 0;
  }

  #takeDue(): void {
    if (this.#ready.length > 0) this.#clock.iterated();
    const now = this.#clock.now();
    for (let timer = this.#timers.takeDue(now); timer; timer = this.#timers.takeDue(now)) {
      this.#ready.push(timer);
    }
  }

  #rest(): void {
    const next = this.#timers.first();
    // A virtual clock must not jump to the end of all time.
    const isNever = next?.due === Infinity && this.#clock.virtual === true;
    if (next === null || isNever) this.#watcher.resting();
    else this.#alarm = this.#clock.wake(next.due, next.order, this.#onAlarm);
  }
}
