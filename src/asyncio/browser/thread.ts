// Workers in pages: none yet that a program could hand functions to.
import { RuntimeError } from "../errors.ts";
import type { Threads } from "../thread.ts";

export const threads: Threads = {
  processors: 1,

  block(milliseconds: number): void {
    // A page may not wait in any other way.
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  },

  start(kind): never {
    throw new RuntimeError(
      `Cannot start a ${kind}: this build has no workers for browsers, expected Node, Deno or Bun`,
    );
  },
};
