// The pending timers of a loop, earliest first and among equals in the order they were asked for.
// A cancelled timer stays until it is due or until the cancelled are more than half.
import type { Runnable } from "./runnable.ts";

export interface Timer extends Runnable {
  readonly due: number;
  readonly order: number;
  /** True once cancelled; whoever cancels a queued one also tells `Timers.dropped`. */
  readonly isDropped: boolean;
  /** Whether it stands among the pending timers; kept by `Timers`. */
  isQueued: boolean;
}

/** Half a microsecond: less than a clock can tell. */
const resolution = 0.0005;

const fewestToSweep = 100;

export class Timers {
  #heap: Timer[] = [];
  #dropped = 0;

  /** How many may still fire. */
  get pending(): number {
    return this.#heap.length - this.#dropped;
  }

  push(timer: Timer): void {
    timer.isQueued = true;
    this.#heap.push(timer);
    this.#up(this.#heap.length - 1);
  }

  /** The earliest that was not cancelled. */
  first(): Timer | null {
    for (;;) {
      const first = this.#heap[0];
      if (first === undefined) return null;
      if (!first.isDropped) return first;
      this.#pop();
      this.#dropped--;
    }
  }

  /** Takes the earliest if it is due. */
  takeDue(now: number): Timer | null {
    const first = this.first();
    if (first === null || first.due > now + resolution) return null;
    this.#pop();
    first.isQueued = false;
    return first;
  }

  /** One of these timers was cancelled. */
  dropped(): void {
    this.#dropped++;
    const size = this.#heap.length;
    if (size > fewestToSweep && this.#dropped * 2 > size) this.#sweep();
  }

  clear(): void {
    this.#heap = [];
    this.#dropped = 0;
  }

  #sweep(): void {
    this.#heap = this.#heap.filter((timer) => !timer.isDropped);
    this.#dropped = 0;
    // A sorted array is a heap, and sorting is quick on one that nearly is.
    this.#heap.sort((one, other) => micros(one.due) - micros(other.due) || one.order - other.order);
  }

  #pop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#down();
  }

  #up(from: number): void {
    const heap = this.#heap;
    const timer = heap[from] as Timer;
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above] as Timer;
      if (!isBefore(timer, other)) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = timer;
  }

  #down(): void {
    const heap = this.#heap;
    const timer = heap[0] as Timer;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      const right = heap[below + 1];
      if (right !== undefined && isBefore(right, heap[below] as Timer)) below++;
      const other = heap[below] as Timer;
      if (!isBefore(other, timer)) break;
      heap[at] = other;
      at = below;
    }
    heap[at] = timer;
  }
}

function isBefore(one: Timer, other: Timer): boolean {
  const due = micros(one.due);
  const otherDue = micros(other.due);
  return due < otherDue || (due === otherDue && one.order < other.order);
}

/** Whole microseconds, so that 0.1 + 0.7 ms and 0.8 ms fall due together. */
function micros(due: number): number {
  return Math.round(due * 1000);
}
