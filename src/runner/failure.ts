// The end of a run whose own machinery broke: an error without a place in the program.
import type { Outcome } from "./protocol.ts";

export function failure(message: string, name = "Error"): Outcome {
  return {
    kind: "threw",
    error: { name, message, stack: [], cause: null, errors: [], entries: [] },
  };
}

/** What was thrown, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : `${error}`;
}
