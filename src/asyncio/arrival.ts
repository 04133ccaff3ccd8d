// How what happens outside comes into a loop: it stands in the inbox, and is taken in at the start of
// the next iteration.
import type { Loop } from "./loop.ts";
import type { Runnable } from "./runnable.ts";

/** Has `deliver` called in the loop. It runs no program's code, and a failure does not end the loop. */
export function arrive(loop: Loop, deliver: () => void): void {
  loop.receive(new Arrival(loop, deliver));
}

class Arrival implements Runnable {
  readonly #loop: Loop;
  readonly #deliver: () => void;

  constructor(loop: Loop, deliver: () => void) {
    this.#loop = loop;
    this.#deliver = deliver;
  }

  run(): boolean {
    try {
      this.#deliver();
    } catch (exception) {
      this.#loop.callExceptionHandler({ message: "Exception while taking in an event", exception });
    }
    return false;
  }
}
