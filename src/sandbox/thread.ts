// Threads of programs in the sandbox. There are none yet, and it says so.
import { RuntimeError } from "../asyncio/errors.ts";
import type { Threads } from "../asyncio/thread.ts";

export const threads: Threads = {
  processors: 1,

  start(kind): never {
    throw new RuntimeError(
      `Cannot start a ${kind}: a program on this page runs in one worker of its own, expected Node, Deno or Bun`,
    );
  },
};
