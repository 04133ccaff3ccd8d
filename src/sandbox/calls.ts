// What the notes in the program's own code tell, as events: async calls that start, suspend, resume
// and exit, and where. Also knows which line ran last, for a program that never gives its turn back.
import type { Place, Site } from "../runner/protocol.ts";
import type { FrameHooks } from "./contextnotes.ts";
import { quote } from "./json.ts";
import type { Recorder } from "./record.ts";

export interface CallsPort {
  /** Code has suspended, and waits at this place. */
  suspended(place: Place | null): void;
  task(): number | null;
  caught(error: unknown, site: number): unknown;
  /** Told every so many notes, so that microtasks without end are seen. */
  noted(): void;
}

/** A look at the real clock costs more than a note. */
const lookEvery = 2048;

export class Calls implements FrameHooks {
  readonly #recorder: Recorder;
  readonly #port: CallsPort;
  readonly #sites: readonly Site[];
  readonly #entering: readonly string[];
  readonly #suspending: readonly string[];
  #notes = 0;
  /** The innermost await of those that suspended since code ran last. */
  #waiting = -1;
  /** The site of whatever ran last. */
  #last = -1;

  constructor(recorder: Recorder, sites: readonly Site[], port: CallsPort) {
    this.#recorder = recorder;
    this.#port = port;
    this.#sites = sites;
    this.#entering = sites.map(
      (site) => `,"name":${quote(site.text)},"place":${placeJson(placeOf(site))}`,
    );
    this.#suspending = sites.map(
      (site) => `,"text":${quote(site.text)},"place":${placeJson(placeOf(site))}`,
    );
  }

  /** Where the code that has just suspended waits. */
  get waitingAt(): Place | null {
    return this.#placeAt(this.#waiting);
  }

  get lastAt(): Place | null {
    return this.#placeAt(this.#last);
  }

  frameEntered(frame: number, parent: number | null, site: number): void {
    this.#waiting = -1;
    this.#last = site;
    const task = this.#port.task();
    this.#recorder.note(
      `"type":"frameEntered","frame":${frame},"parent":${parent},"task":${task}${this.#entering[site] ?? noSite}`,
    );
    this.#note();
  }

  frameSuspended(frame: number, site: number): void {
    const innermost = this.#waiting < 0;
    if (innermost) this.#waiting = site;
    this.#last = site;
    this.#recorder.note(
      `"type":"frameSuspended","frame":${frame}${this.#suspending[site] ?? noText}`,
    );
    if (innermost) this.#port.suspended(this.waitingAt);
    this.#note();
  }

  frameResumed(frame: number): void {
    this.#waiting = -1;
    this.#recorder.note(`"type":"frameResumed","frame":${frame}`);
    this.#note();
  }

  frameExited(frame: number, threw: boolean): void {
    this.#recorder.note(`"type":"frameExited","frame":${frame},"threw":${threw}`);
    this.#note();
  }

  caught(error: unknown, site: number): unknown {
    return this.#port.caught(error, site);
  }

  #note(): void {
    this.#notes += 1;
    if (this.#notes % lookEvery === 0) this.#port.noted();
  }

  #placeAt(index: number): Place | null {
    const site = this.#sites[index];
    return site === undefined ? null : placeOf(site);
  }
}

const noPlace = `,"place":null`;
const noSite = `,"name":""${noPlace}`;
const noText = `,"text":""${noPlace}`;

export function placeJson(place: Place | null): string {
  if (place === null) return "null";
  return `{"file":${quote(place.file)},"line":${place.line},"column":${place.column}}`;
}

function placeOf({ file, line, column }: Site): Place {
  return { file, line, column };
}
