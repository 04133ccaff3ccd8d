// A batch of events, read: rows become plain events again, and what is no event is as if it had never
// come. Events of one place share one object, so nobody may change what they find in them.
import type { Place, Site, TraceEvent } from "./protocol.ts";
import { isEvent, isWaitTarget } from "./schema.ts";

type Row = readonly unknown[];

export class BatchReader {
  readonly #sites: readonly Site[];
  readonly #places: readonly Place[];

  constructor(sites: readonly Site[]) {
    this.#sites = sites;
    this.#places = sites.map(({ file, line, column }) => ({ file, line, column }));
  }

  read(text: string): TraceEvent[] {
    const events: TraceEvent[] = [];
    for (const item of parse(text)) {
      const event = Array.isArray(item) ? this.#expand(item) : isEvent(item) ? item : null;
      if (event !== null) events.push(event);
    }
    return events;
  }

  #expand(row: Row): TraceEvent | null {
    const [letter, at, subject] = row;
    if (!isNumber(at) || !isNumber(subject)) return null;
    switch (letter) {
      case "E":
      case "S":
      case "R":
      case "X":
        return this.#ofFrame(letter, at, subject, row);
      case "b":
        return { at, type: "taskStarted", task: subject };
      case "r":
        return { at, type: "taskResumed", task: subject };
      case "s":
        return { at, type: "taskSuspended", task: subject };
      case "k":
        return { at, type: "taskWoken", task: subject, by: numberOrNull(row[3]) };
      case "w":
        return this.#waited(at, subject, row);
      default:
        return null;
    }
  }

  #ofFrame(letter: "E" | "S" | "R" | "X", at: number, frame: number, row: Row): TraceEvent {
    switch (letter) {
      case "E": {
        const parent = numberOrNull(row[3]);
        const task = numberOrNull(row[4]);
        const { text: name, place } = this.#at(row[5]);
        return { at, type: "frameEntered", frame, parent, task, name, place };
      }
      case "S":
        return { at, type: "frameSuspended", frame, ...this.#at(row[3]) };
      case "R":
        return { at, type: "frameResumed", frame };
      case "X":
        return { at, type: "frameExited", frame, threw: row[3] === 1 };
    }
  }

  #waited(at: number, task: number, row: Row): TraceEvent | null {
    const on = row[4];
    if (!isWaitTarget(on)) return null;
    return { at, type: "taskWaited", task, on, place: this.#at(row[3]).place };
  }

  #at(site: unknown): { readonly text: string; readonly place: Place | null } {
    const index = isNumber(site) ? site : -1;
    return { text: this.#sites[index]?.text ?? "", place: this.#places[index] ?? null };
  }
}

function parse(text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function numberOrNull(value: unknown): number | null {
  return isNumber(value) ? value : null;
}
