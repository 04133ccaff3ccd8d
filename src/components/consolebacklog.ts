// Lines that wait for their rows. A row costs the page far more than a line: of a flood so many are made
// for each picture as it has time for, and lines that would be dropped at once never get one.
import type { ConsoleLine } from "../trace/console.ts";
import type { Look } from "./consolerow.ts";

export interface Waiting {
  readonly line: ConsoleLine;
  readonly look: Look;
}

export interface BacklogOptions {
  /** So many lines wait at most; the oldest are given up. */
  readonly most: number;
  /** Takes lines, in their order; `skipped` were given up before them. */
  readonly take: (lines: readonly Waiting[], skipped: number) => void;
}

/** Rows that a picture has time for. */
const portion = 80;
/** While lines are given up, the rows of those before them are not worth a picture of their own. */
const calm = 150;

export class Backlog {
  readonly #options: BacklogOptions;
  #waiting: Waiting[] = [];
  #next = 0;
  #skipped = 0;
  #frame: number | undefined;
  #calming: number | undefined;

  constructor(options: BacklogOptions) {
    this.#options = options;
  }

  /** The first of `lines` is 0 for `lookOf`, which is only asked about those that are kept. */
  add(lines: readonly ConsoleLine[], lookOf: (line: number) => Look): void {
    const { most } = this.#options;
    const waiting = this.#waiting.length - this.#next;
    const passed = Math.max(0, lines.length - most);
    const surplus = Math.max(0, waiting + lines.length - passed - most);
    this.#next += surplus;
    this.#skipped += surplus + passed;
    for (let at = passed; at < lines.length; at++) {
      const line = lines[at];
      if (line !== undefined) this.#waiting.push({ line, look: lookOf(at) });
    }
    // What is over need not be kept while more keeps coming.
    if (this.#next > most) this.#forget();
    if (surplus + passed > 0) this.#calm();
    else if (this.#frame === undefined && this.#calming === undefined) this.#flow();
  }

  /** Hands over all that waits. */
  finish(): void {
    this.#cease();
    if (this.#next < this.#waiting.length) this.#hand(this.#waiting.length);
  }

  clear(): void {
    this.#cease();
    this.#waiting = [];
    this.#next = 0;
    this.#skipped = 0;
  }

  /** Shows a little of a flood, and goes on when it is over. */
  #calm(): void {
    this.#cease();
    this.#hand(this.#next + portion);
    this.#calming = window.setTimeout(() => {
      this.#calming = undefined;
      this.#flow();
    }, calm);
  }

  #cease(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    window.clearTimeout(this.#calming);
    this.#frame = undefined;
    this.#calming = undefined;
  }

  #flow(): void {
    this.#hand(this.#next + portion);
    if (this.#next >= this.#waiting.length) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#flow();
    });
  }

  #hand(end: number): void {
    const lines = this.#waiting.slice(this.#next, end);
    this.#next += lines.length;
    const skipped = this.#skipped;
    this.#skipped = 0;
    if (this.#next >= this.#waiting.length) this.#forget();
    this.#options.take(lines, skipped);
  }

  #forget(): void {
    this.#waiting = this.#waiting.slice(this.#next);
    this.#next = 0;
  }
}
