// Finds the loop that never ends, in a program that runs a second time for that: every loop tells each
// of its rounds, and the first one that is still heard of in the end is the outermost that goes on.
import type { Loop, Script } from "../runner/protocol.ts";
import { SafeMap } from "./natives.ts";
import { indexOf, slice } from "./strings.ts";

/** The program with a call of this name in each of its loops. */
export function markLoops({ code, loops = [] }: Script): { code: string; name: string } {
  let name = "$$round";
  while (indexOf(code, name) >= 0) name += "_";
  let marked = "";
  let from = 0;
  for (let i = 0; i < loops.length; i++) {
    const loop = loops[i];
    if (loop === undefined) continue;
    marked += `${slice(code, from, loop.at)}${name}(${i})${loop.then}`;
    from = loop.at;
  }
  return { code: marked + slice(code, from, code.length), name };
}

export class Rounds {
  readonly #loops: readonly Loop[];
  readonly #told: (loop: Loop) => void;
  /** When each loop was heard of last, in the order in which they were heard of first. */
  readonly #last = new SafeMap<number, number>();
  #count = 0;
  #next = 1;

  constructor(loops: readonly Loop[], told: (loop: Loop) => void) {
    this.#loops = loops;
    this.#told = told;
  }

  round(index: number): void {
    this.#count += 1;
    this.#last.set(index, this.#count);
    // Ever more seldom: whoever goes round for minutes is asked a few dozen times.
    if (this.#count < this.#next) return;
    this.#next *= 2;
    let endless = index;
    let found = false;
    this.#last.each((last, of) => {
      if (found || last <= this.#count / 2) return;
      found = true;
      endless = of;
    });
    const loop = this.#loops[endless];
    if (loop !== undefined) this.#told(loop);
  }
}
