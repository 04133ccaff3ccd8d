// A batch of events, read: rows become plain events again, and what is no event is as if it had never
// come. Events of one place share one object, so nobody may change what they find in them.
import type { Place, RowCodes, Site, TraceEvent, WaitTarget } from "./protocol.ts";
import { codes, widthOf } from "./rows.ts";
import { isEvent } from "./schema.ts";

type Code = RowCodes[keyof RowCodes];

const epoch = 2 ** 30;

export class BatchReader {
  readonly #sites: readonly Site[];
  readonly #places: readonly Place[];
  /** All texts told so far. */
  readonly #texts: string[] = [];
  #epoch = 0;
  #made: Place | null = null;

  constructor(sites: readonly Site[]) {
    this.#sites = sites;
    this.#places = sites.map(({ file, line, column }) => ({ file, line, column }));
  }

  read(text: string, rows?: Int32Array): TraceEvent[] {
    const items = parse(text);
    if (rows === undefined) return items.filter(isEvent);
    const listed: unknown[] = [];
    for (const item of items) {
      if (typeof item === "string") this.#texts.push(item);
      else listed.push(item);
    }
    return this.#unpack(rows, listed);
  }

  /** A row that nobody knows ends the batch: where the next one begins can't be known. */
  #unpack(rows: Int32Array, listed: readonly unknown[]): TraceEvent[] {
    const events: TraceEvent[] = [];
    let next = 0;
    for (let start = 0; start < rows.length; ) {
      const code = (rows[start] ?? -1) as Code;
      const width = widthOf(code);
      if (width === 0 || start + width > rows.length) break;
      if (code === codes.event) {
        const event = listed[next];
        next += 1;
        if (isEvent(event)) events.push(event);
      } else if (code === codes.epoch) {
        this.#epoch = rows[start + 1] ?? 0;
      } else {
        const event = this.#event(code, rows, start);
        if (event !== null) events.push(event);
      }
      start += width;
    }
    return events;
  }

  #event(
    code: Exclude<Code, RowCodes["event" | "epoch"]>,
    rows: Int32Array,
    start: number,
  ): TraceEvent | null {
    const at = this.#epoch * epoch + (rows[start + 1] ?? 0);
    const subject = rows[start + 2] ?? 0;
    const first = rows[start + 3] ?? 0;
    switch (code) {
      case codes.frameEntered:
        return this.#entered(at, subject, rows, start);
      case codes.frameSuspended: {
        const text = this.#textAt(first);
        return { at, type: "frameSuspended", frame: subject, text, place: this.#placeAt(first) };
      }
      case codes.frameResumed:
        return { at, type: "frameResumed", frame: subject };
      case codes.frameExited:
        return { at, type: "frameExited", frame: subject, threw: first === 1 };
      case codes.taskCreated:
        return this.#created(at, subject, rows, start);
      case codes.taskStarted:
        return { at, type: "taskStarted", task: subject };
      case codes.taskWaited:
        return this.#waited(at, subject, rows, start);
      case codes.taskWoken:
        return { at, type: "taskWoken", task: subject, by: known(first) };
      case codes.taskResumed:
        return { at, type: "taskResumed", task: subject };
      case codes.taskSuspended:
        return { at, type: "taskSuspended", task: subject };
      case codes.taskFinished: {
        const outcome = first === 1 ? "cancelled" : "returned";
        return { at, type: "taskFinished", task: subject, outcome, error: null };
      }
      default:
        return this.#ofThing(code, at, subject, rows, start);
    }
  }

  #ofThing(
    code: RowCodes["timerSet" | "timerFired" | "timerCleared" | "objectChanged"],
    at: number,
    subject: number,
    rows: Int32Array,
    start: number,
  ): TraceEvent | null {
    switch (code) {
      case codes.timerSet: {
        const of = this.#texts[rows[start + 4] ?? -1];
        const due = at + (rows[start + 3] ?? 0);
        return of === undefined ? null : { at, type: "timerSet", timer: subject, due, of };
      }
      case codes.timerFired:
        return { at, type: "timerFired", timer: subject };
      case codes.timerCleared:
        return { at, type: "timerCleared", timer: subject };
      case codes.objectChanged: {
        const task = known(rows[start + 3] ?? 0);
        const change = this.#texts[rows[start + 4] ?? -1];
        const length = rows[start + 5] ?? 0;
        if (change === undefined) return null;
        return { at, type: "objectChanged", object: subject, task, change, length };
      }
    }
  }

  #entered(at: number, frame: number, rows: Int32Array, start: number): TraceEvent {
    const parent = known(rows[start + 3] ?? 0);
    const task = known(rows[start + 4] ?? 0);
    const site = rows[start + 5] ?? 0;
    const place = this.#placeAt(site);
    return { at, type: "frameEntered", frame, parent, task, name: this.#textAt(site), place };
  }

  #created(at: number, task: number, rows: Int32Array, start: number): TraceEvent | null {
    const name = this.#texts[rows[start + 3] ?? -1];
    if (name === undefined) return null;
    const parent = known(rows[start + 4] ?? 0);
    const file = this.#texts[rows[start + 5] ?? -1];
    const place =
      file === undefined ? null : this.#place(file, rows[start + 6] ?? 0, rows[start + 7] ?? 0);
    return { at, type: "taskCreated", task, name, parent, place };
  }

  #waited(at: number, task: number, rows: Int32Array, start: number): TraceEvent | null {
    const kind = this.#texts[rows[start + 4] ?? -1];
    const text = this.#texts[rows[start + 5] ?? -1];
    if (kind === undefined || text === undefined) return null;
    // As wherever events are read, a kind is any text.
    const on: WaitTarget = {
      kind: kind as WaitTarget["kind"],
      text,
      task: known(rows[start + 6] ?? 0),
      object: known(rows[start + 7] ?? 0),
    };
    const place = this.#placeAt(rows[start + 3] ?? 0);
    return { at, type: "taskWaited", task, on, place };
  }

  /** Tasks are often made at one place, many at a time. */
  #place(file: string, line: number, column: number): Place {
    const made = this.#made;
    if (made?.file === file && made.line === line && made.column === column) return made;
    this.#made = { file, line, column };
    return this.#made;
  }

  #textAt(site: number): string {
    return this.#sites[site]?.text ?? "";
  }

  #placeAt(site: number): Place | null {
    return this.#places[site] ?? null;
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

function known(id: number): number | null {
  return id < 0 ? null : id;
}
