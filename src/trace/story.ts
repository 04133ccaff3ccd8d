// All that is known of a run, in stores that answer for every event: what the folds write and the
// pictures, sentences and lists read.
import { Causes } from "./causes.ts";
import { Ints } from "./columns.ts";
import { Lanes } from "./lanes.ts";
import { Live } from "./live.ts";
import { Log } from "./log.ts";
import { Messages } from "./messages.ts";
import { Resources } from "./resources.ts";
import { Spans } from "./spans.ts";
import { Waits } from "./waits.ts";

/** The lane of the program's own code. */
export const programLane = 0;

/** A stretch in which one piece of code kept the thread while time went on. */
export interface Stall {
  readonly lane: number;
  /** Virtual milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly event: number;
}

export class Story {
  readonly log = new Log();
  readonly lanes = new Lanes();
  readonly spans = new Spans();
  readonly causes = new Causes();
  readonly waits = new Waits();
  readonly resources = new Resources();
  readonly messages = new Messages();
  readonly stalls: Stall[] = [];
  /** `setTimeout` and its kin that are pending, by number, and when each is due. */
  readonly timers = new Live();
  readonly dues = new Ints();
  /** The lanes of microtasks that are queued. */
  readonly jobs = new Live();
  /** The events worth a step, ascending. */
  readonly steps = new Ints();
}
