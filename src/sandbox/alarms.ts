// The timers that are pending, the earliest first. Cancelled ones are passed over, and swept out when
// they are too many.
import { Heap, type Timed } from "./heap.ts";

export interface Timer {
  cancel(): void;
}

class Alarm implements Timed, Timer {
  readonly when: number;
  readonly tie: number;
  readonly presses: boolean;
  callback: (() => void) | null;
  readonly #cancelled: (alarm: Alarm) => void;

  constructor(
    timed: Timed,
    callback: () => void,
    presses: boolean,
    cancelled: (alarm: Alarm) => void,
  ) {
    this.when = timed.when;
    this.tie = timed.tie;
    this.callback = callback;
    this.presses = presses;
    this.#cancelled = cancelled;
  }

  cancel(): void {
    if (this.callback === null) return;
    this.callback = null;
    this.#cancelled(this);
  }
}

const manyDead = 100;

export class Alarms {
  #heap = new Heap<Alarm>();
  #dead = 0;
  #pressing = 0;

  /** Whether turns must cost time, so that one that presses falls due in the end. */
  get pressing(): boolean {
    return this.#pressing > 0;
  }

  add(timed: Timed, callback: () => void, presses: boolean): Timer {
    const alarm = new Alarm(timed, callback, presses, this.#cancelled);
    if (presses) this.#pressing += 1;
    this.#heap.push(alarm);
    return alarm;
  }

  first(): Timed | null {
    for (;;) {
      const alarm = this.#heap.peek();
      if (alarm === undefined) return null;
      if (alarm.callback !== null) return alarm;
      this.#heap.pop();
      this.#dead -= 1;
    }
  }

  /** Takes the first one off and gives what it is to run. */
  take(): (() => void) | null {
    const alarm = this.#heap.pop();
    if (alarm === undefined) return null;
    const { callback } = alarm;
    alarm.callback = null;
    if (alarm.presses) this.#pressing -= 1;
    return callback;
  }

  readonly #cancelled = (alarm: Alarm): void => {
    if (alarm.presses) this.#pressing -= 1;
    this.#dead += 1;
    if (this.#dead <= manyDead || this.#dead * 2 < this.#heap.size) return;
    this.#heap.retain(({ callback }) => callback !== null);
    this.#dead = 0;
  };
}
