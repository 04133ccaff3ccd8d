// A step is what the loop runs in one turn on somebody's behalf: of a task, or of a callback. The host
// carries the current one through awaits; the library reads it only at the entry of its functions.
import { host } from "#host";
import type { Context } from "./context.ts";
import type { Loop } from "./loop.ts";
import type { Task } from "./task.ts";

export interface Step {
  /** `null` for the root loop. */
  readonly loop: Loop | null;
  /** `null` in a callback. */
  readonly task: Task<unknown> | null;
  readonly context: Context;
}

/** The running step; `null` outside every loop. */
export function currentStep(): Step | null {
  return host.current() as Step | null;
}
