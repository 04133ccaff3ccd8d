// What the notes in the program's own code tell, as events: async calls that start, suspend, resume
// and exit, and where. Also knows which line ran last, for a program that never gives its turn back.
import type { Place, Site } from "../runner/protocol.ts";
import type { FrameHooks } from "./contextnotes.ts";
import { quote } from "./json.ts";
import type { Places } from "./places.ts";
import type { Recorder } from "./record.ts";

export interface CallsPort {
  /** Code has suspended, and waits at this place. */
  suspended(place: Place | null): void;
  task(): number | null;
  caught(error: unknown, site: number): unknown;
  /** Told with every note. */
  noted(): void;
}

export class Calls implements FrameHooks {
  readonly #recorder: Recorder;
  readonly #port: CallsPort;
  readonly #places: readonly Place[];
  readonly #entering: readonly string[];
  readonly #suspending: readonly string[];
  /** Where each frame is suspended; kept only when asked for, since most programs don't hang. */
  readonly #suspended: Map<number, number> | null;
  /** The innermost await of those that suspended since code ran last. */
  #waiting = -1;
  /** The site of whatever ran last. */
  #last = -1;

  constructor(
    recorder: Recorder,
    texts: Places,
    sites: readonly Site[],
    port: CallsPort,
    trailing: boolean,
  ) {
    this.#recorder = recorder;
    this.#port = port;
    this.#suspended = trailing ? new Map() : null;
    this.#places = sites.map(({ file, line, column }) => ({ file, line, column }));
    const places = this.#places.map((place) => `,"place":${texts.json(place)}`);
    this.#entering = sites.map(({ text }, site) => `,"name":${quote(text)}${places[site]}`);
    this.#suspending = sites.map(({ text }, site) => `,"text":${quote(text)}${places[site]}`);
  }

  /** Where the code that has just suspended waits. */
  get waitingAt(): Place | null {
    return this.#places[this.#waiting] ?? null;
  }

  get lastAt(): Place | null {
    return this.#places[this.#last] ?? null;
  }

  frameEntered(frame: number, parent: number | null, site: number): void {
    this.#waiting = -1;
    this.#last = site;
    const task = this.#port.task();
    this.#recorder.note(
      `"type":"frameEntered","frame":${frame},"parent":${parent},"task":${task}${this.#entering[site] ?? noSite}`,
    );
    this.#port.noted();
  }

  frameSuspended(frame: number, site: number): void {
    const innermost = this.#waiting < 0;
    if (innermost) this.#waiting = site;
    this.#last = site;
    this.#suspended?.set(frame, site);
    this.#recorder.note(
      `"type":"frameSuspended","frame":${frame}${this.#suspending[site] ?? noText}`,
    );
    if (innermost) this.#port.suspended(this.waitingAt);
    this.#port.noted();
  }

  frameResumed(frame: number): void {
    this.#waiting = -1;
    this.#last = this.#suspended?.get(frame) ?? this.#last;
    this.#recorder.note(`"type":"frameResumed","frame":${frame}`);
    this.#port.noted();
  }

  frameExited(frame: number, threw: boolean): void {
    this.#recorder.note(`"type":"frameExited","frame":${frame},"threw":${threw}`);
    this.#port.noted();
  }

  caught(error: unknown, site: number): unknown {
    return this.#port.caught(error, site);
  }
}

const noPlace = `,"place":null`;
const noSite = `,"name":""${noPlace}`;
const noText = `,"text":""${noPlace}`;
