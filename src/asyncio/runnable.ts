// What stands in a loop's ready queue.

export interface Runnable {
  /**
   * Runs it; must not throw. True if it may have queued microtasks or run a program's code: then the
   * next one gets a turn of its own.
   */
  run(): boolean;
}
