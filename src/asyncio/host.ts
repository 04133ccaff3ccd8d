// The port between the loop and whatever it stands on. Three hosts implement it: Node, Deno and Bun
// (node/host.ts); browser workers (browser/host.ts); and the sandbox, whose time is virtual.

/** A pending wake-up. */
export interface Wakeup {
  cancel(): void;
}

export interface Host {
  /**
   * Runs `callback` in a turn of its own: every microtask it causes has run before the next turn
   * starts. Turns run in the order asked for.
   */
  turn(callback: () => void): void;

  /** Milliseconds on a clock that never goes back; exact, not rounded, and free of cost. */
  now(): number;

  /** The next number of the one sequence by which everything due at the same time is ordered. */
  sequence(): number;

  /** Runs `callback` in a turn at `when`, ordered among equals by `sequence`. */
  wake(when: number, sequence: number, callback: () => void): Wakeup;

  /** Told once per loop iteration that had timers pending, so that spinning costs (virtual) time. */
  iterated(): void;

  /** Runs `body` with `step` as what `current()` gives, in it and in all that it awaits. */
  enter<T>(step: object | null, body: () => T): T;

  current(): object | null;

  /** Told of each `Context` as it is made, while whoever asked for it runs. */
  adopt?(context: object): void;

  /** The carrier follows each await by itself: code that goes on needs no `enter` to find its step. */
  readonly carries?: boolean;

  /**
   * Calls back once when nothing is left that could ever wake the program again, if the platform can
   * tell. What waits then waits for ever.
   */
  idle?(callback: () => void): Wakeup;

  /** Time moves only when nothing is ready. */
  readonly virtual?: boolean;

  /** Calls back some time after `subject` was collected, if the platform is to tell. */
  collected?(subject: object, callback: () => void): void;

  /** Reports an error that nobody can catch. */
  report(error: unknown): void;
}
