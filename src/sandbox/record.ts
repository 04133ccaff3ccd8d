// The list of everything that happens, in batches: rows of numbers for what there is much of, JSON for
// the rest. It is bounded in number and in bytes; what would go beyond is never recorded, and nothing
// is recorded after the end.
import type { Limits, Outcome } from "../runner/protocol.ts";
import { quote, toJson } from "./json.ts";
import { SafeMap } from "./natives.ts";
import { Rows } from "./rows.ts";

export interface Batch {
  /** A JSON list: events, and the texts that rows name by their number. */
  readonly text: string;
  readonly rows: Int32Array;
  /** The memory of the rows, when it goes with them. */
  readonly moved: ArrayBuffer | null;
  readonly count: number;
  readonly last: boolean;
}

export interface RecorderPort {
  /** Whole (virtual) milliseconds. */
  shown(): number;
  /** Real milliseconds. */
  wall(): number;
  send(batch: Batch): void;
  /** Told once, before anything is lost. */
  overran(limit: "events" | "bytes", allowed: number): void;
}

/** A batch leaves at this many characters, or when it is this many real milliseconds old. */
const fullBatch = 60_000;
const oldBatch = 30;
/** The first lines of a console leave at once; a flood of them leaves in small batches. */
const promptLines = 500;
const promptAge = 4;
const bytesOfNumber = 4;
const widest = 8 * bytesOfNumber;
/** Small numbers are the cheapest. */
const mostFree = 1_000_000;
const { floor, max, min } = Math;

export class Recorder {
  readonly #port: RecorderPort;
  readonly #limits: Limits;
  readonly #rows = new Rows();
  readonly #texts = new SafeMap<string, number>();
  #known = 0;
  #list = "";
  #items = 0;
  /** Events of the list, which is all of those that are not rows. */
  #listed = 0;
  #count = 0;
  /** So many rows more are sure to be within the limits. */
  #free = 0;
  /** Of the batches before. */
  #events = 0;
  #bytes = 0;
  #lines = 0;
  #sent = 0;
  #state: "open" | "full" | "closed" = "open";

  constructor(port: RecorderPort, limits: Limits) {
    this.#port = port;
    this.#limits = limits;
  }

  /** Records an event given as the JSON of its fields, without braces and time. */
  note(fields: string): void {
    const event = `{"at":${this.#port.shown()},${fields}}`;
    if (!this.#admits(event.length)) return;
    this.#add(event);
    if (this.#list.length >= fullBatch || this.#rows.isFull) this.flush();
  }

  /** Records an event as a row: its code, how many values it has, and these. */
  row(code: number, width: number, a: number, b = 0, c = 0, d = 0, e = 0, f = 0): void {
    if (this.#free === 0 && !this.#admitsRow(width)) return;
    this.#free -= 1;
    this.#count += 1;
    this.#rows.put(code, this.#port.shown(), width, a, b, c, d, e, f);
    if (this.#rows.isFull) this.flush();
  }

  /** As `row`, for one or two values: of these there are most. */
  shortRow(code: number, width: 1 | 2, a: number, b: number): void {
    if (this.#free === 0 && !this.#admitsRow(width)) return;
    this.#free -= 1;
    this.#count += 1;
    this.#rows.putShort(code, this.#port.shown(), width, a, b);
    if (this.#rows.isFull) this.flush();
  }

  /** The number under which rows name a text. */
  text(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#state !== "open") return -1;
    const number = this.#known;
    this.#known += 1;
    this.#texts.set(text, number);
    this.#push(quote(text));
    return number;
  }

  /** Records something a reader waits for: it leaves soon, even if the turn never ends. */
  tell(fields: string): void {
    this.note(fields);
    this.#lines += 1;
    if (this.#lines <= promptLines || this.#port.wall() - this.#sent >= promptAge) this.flush();
  }

  /** How many there were. */
  get events(): number {
    return this.#events + this.#count;
  }

  get #allBytes(): number {
    return this.#bytes + (this.#rows.used - this.#listed) * bytesOfNumber;
  }

  /** Between turns: sends what has waited long enough. */
  tick(): void {
    if (this.#count > 0 && this.#port.wall() - this.#sent >= oldBatch) this.flush();
  }

  flush(): void {
    if (this.#count > 0 && this.#state !== "closed") this.#send(false);
  }

  finish(outcome: Outcome): void {
    if (this.#state === "closed") return;
    this.#add(`{"at":${this.#port.shown()},"type":"finished","outcome":${toJson(outcome)}}`);
    this.#send(true);
    this.#state = "closed";
  }

  #admits(bytes: number): boolean {
    if (this.#state !== "open") return false;
    if (this.events >= this.#limits.events) this.#overrun("events");
    else if (this.#allBytes + bytes > this.#limits.bytes) this.#overrun("bytes");
    else return true;
    return false;
  }

  /** Looks how many rows there is room for, so that most of them need not be asked about. */
  #admitsRow(width: number): boolean {
    if (!this.#admits((width + 2) * bytesOfNumber)) return false;
    const { events, bytes } = this.#limits;
    const rows = floor((bytes - this.#allBytes) / widest);
    this.#free = max(1, min(events - this.events, rows, mostFree));
    return true;
  }

  #add(event: string): void {
    this.#push(event);
    this.#rows.event();
    this.#listed += 1;
    this.#count += 1;
  }

  #push(json: string): void {
    this.#free = 0;
    this.#list += this.#items === 0 ? json : `,${json}`;
    this.#items += 1;
    this.#bytes += json.length;
  }

  #send(last: boolean): void {
    const text = `[${this.#list}]`;
    this.#events += this.#count;
    this.#bytes = this.#allBytes;
    const { rows, moved } = this.#rows.take();
    const count = this.#count;
    this.#list = "";
    this.#items = 0;
    this.#listed = 0;
    this.#count = 0;
    this.#port.send({ text, rows, moved, count, last });
    this.#sent = this.#port.wall();
  }

  #overrun(limit: "events" | "bytes"): void {
    this.#state = "full";
    this.#port.overran(limit, this.#limits[limit]);
  }
}

/** What rows have where there is no task, frame or thing. */
export function orNone(id: number | null): number {
  return id ?? -1;
}
