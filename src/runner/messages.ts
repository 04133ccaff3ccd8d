// What arrives from a place where foreign code runs, read field by field. Nothing else of a message
// is looked at, nothing is merged, and what doesn't fit is as if it had never come.
import type { FromFrame, FromWorker } from "./protocol.ts";
import { isOutcome, isPlace, type Message, own } from "./schema.ts";

export function readFromWorker(data: unknown): FromWorker | null {
  if (typeof data !== "object" || data === null) return null;
  const message = data as Message;
  const type = own(message, "type");
  switch (type) {
    case "alive":
      return { type: "alive" };
    case "starving":
    case "at": {
      const place = own(message, "place");
      return { type, place: isPlace(place) ? place : null };
    }
    case "batch": {
      const text = own(message, "text");
      const count = own(message, "count");
      const last = own(message, "last");
      if (typeof text !== "string" || typeof count !== "number") return null;
      return { type: "batch", text, ...rowsOf(message), count, last: last === true };
    }
    default:
      return null;
  }
}

export function readFromFrame(data: unknown): FromFrame | null {
  if (typeof data !== "object" || data === null) return null;
  const message = data as Message;
  const type = own(message, "type");
  const run = own(message, "run");
  if (type === "ready") return { type };
  if (typeof run !== "number") return null;
  switch (type) {
    case "alive":
      return { type, run };
    case "batch": {
      const text = own(message, "text");
      return typeof text === "string" ? { type, run, text, ...rowsOf(message) } : null;
    }
    case "ended": {
      const outcome = own(message, "outcome");
      return isOutcome(outcome) ? { type, run, outcome } : null;
    }
    default:
      return null;
  }
}

function rowsOf(message: Message): { readonly rows?: Int32Array } {
  const rows = own(message, "rows");
  // Memory that is shared could change while it is read, and can't be handed on.
  return rows instanceof Int32Array && rows.buffer instanceof ArrayBuffer ? { rows } : {};
}
