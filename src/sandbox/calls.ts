// What the notes in the program's own code tell, as events: async calls that start, suspend, resume
// and exit, and where. Also knows which line ran last, for a program that never gives its turn back.
import type { Place, Site } from "../runner/protocol.ts";
import type { FrameHooks } from "./contextnotes.ts";
import { orNone, type Recorder } from "./record.ts";
import { codes } from "./rows.ts";

export interface CallsPort {
  /** Code has suspended, and waits at this site. */
  suspended(site: number): void;
  task(): number | null;
  caught(error: unknown, site: number): unknown;
  /** Told after so many notes. */
  noted(notes: number): void;
}

const usualEvery = 64;

export class Calls implements FrameHooks {
  readonly #recorder: Recorder;
  readonly #port: CallsPort;
  readonly #places: readonly Place[];
  /** Where each frame is suspended; kept only when asked for, since most programs don't hang. */
  readonly #suspended: Map<number, number> | null;
  /** The innermost await of those that suspended since code ran last. */
  #waiting = -1;
  /** The site of whatever ran last. */
  #last = -1;
  /** Who looks for where a program is must hear of every note, others of some at a time. */
  readonly #every: number;
  #untold = 0;

  constructor(recorder: Recorder, sites: readonly Site[], port: CallsPort, trailing: boolean) {
    this.#recorder = recorder;
    this.#port = port;
    this.#suspended = trailing ? new Map() : null;
    this.#every = trailing ? 1 : usualEvery;
    this.#places = sites.map(({ file, line, column }) => ({ file, line, column }));
  }

  /** The site where the code that has just suspended waits, or -1. */
  get waitingAt(): number {
    return this.#waiting;
  }

  /** A task has its turn: nobody has suspended in it yet. */
  goesOn(): void {
    this.#waiting = -1;
  }

  placeOf(site: number): Place | null {
    return this.#places[site] ?? null;
  }

  get lastAt(): Place | null {
    return this.placeOf(this.#last);
  }

  frameEntered(frame: number, parent: number, site: number): void {
    this.#waiting = -1;
    this.#last = site;
    const task = this.#port.task();
    this.#recorder.row(
      codes.frameEntered,
      4,
      frame,
      parent === 0 ? -1 : parent,
      orNone(task),
      site,
    );
    this.#noted();
  }

  frameSuspended(frame: number, site: number): void {
    const innermost = this.#waiting < 0;
    if (innermost) this.#waiting = site;
    this.#last = site;
    this.#suspended?.set(frame, site);
    this.#recorder.shortRow(codes.frameSuspended, 2, frame, site);
    if (innermost) this.#port.suspended(site);
    this.#noted();
  }

  frameResumed(frame: number): void {
    this.#waiting = -1;
    this.#last = this.#suspended?.get(frame) ?? this.#last;
    this.#recorder.shortRow(codes.frameResumed, 1, frame, 0);
    this.#noted();
  }

  frameExited(frame: number, threw: boolean): void {
    this.#recorder.shortRow(codes.frameExited, 2, frame, threw ? 1 : 0);
    this.#noted();
  }

  #noted(): void {
    this.#untold += 1;
    if (this.#untold < this.#every) return;
    this.#port.noted(this.#untold);
    this.#untold = 0;
  }

  caught(error: unknown, site: number): unknown {
    return this.#port.caught(error, site);
  }
}
