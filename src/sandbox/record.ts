// The list of everything that happens, as text, in batches. It is bounded in number and in bytes;
// what would go beyond is never recorded, and nothing is recorded after the end.
import type { EventRow, Limits, Outcome } from "../runner/protocol.ts";
import { toJson } from "./json.ts";

export interface RecorderPort {
  /** Whole (virtual) milliseconds. */
  shown(): number;
  /** Real milliseconds. */
  wall(): number;
  send(text: string, count: number, last: boolean): void;
  /** Told once, before anything is lost. */
  overran(limit: "events" | "bytes", allowed: number): void;
}

/** A batch leaves at this many characters, or when it is this many real milliseconds old. */
const fullBatch = 60_000;
const oldBatch = 30;
/** The first lines of a console leave at once; a flood of them leaves in small batches. */
const promptLines = 500;
const promptAge = 4;

export class Recorder {
  readonly #port: RecorderPort;
  readonly #limits: Limits;
  #text = "";
  #count = 0;
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
    this.#append(`{"at":${this.#port.shown()},${fields}}`);
  }

  /** Records an event that travels as a row: its letter, and what stands behind the time. */
  row(letter: EventRow[0], values: string): void {
    this.#append(`["${letter}",${this.#port.shown()},${values}]`);
  }

  /** Records something a reader waits for: it leaves soon, even if the turn never ends. */
  tell(fields: string): void {
    this.note(fields);
    this.#lines += 1;
    if (this.#lines <= promptLines || this.#port.wall() - this.#sent >= promptAge) this.flush();
  }

  /** How many there were. */
  get events(): number {
    return this.#events;
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

  #append(event: string): void {
    if (this.#state !== "open") return;
    if (this.#events >= this.#limits.events) this.#overrun("events");
    else if (this.#bytes + event.length > this.#limits.bytes) this.#overrun("bytes");
    else this.#add(event);
    if (this.#text.length >= fullBatch) this.flush();
  }

  #add(event: string): void {
    this.#text += this.#count === 0 ? event : `,${event}`;
    this.#count += 1;
    this.#events += 1;
    this.#bytes += event.length;
  }

  #send(last: boolean): void {
    this.#port.send(`[${this.#text}]`, this.#count, last);
    this.#text = "";
    this.#count = 0;
    this.#sent = this.#port.wall();
  }

  #overrun(limit: "events" | "bytes"): void {
    this.#state = "full";
    this.#port.overran(limit, this.#limits[limit]);
  }
}
