// The run as a list: every step one line in words, for those who read rather than look. It tells what
// the picture shows, from the same story.
import type { Place } from "../runner/protocol.ts";
import { Moments } from "./moment.ts";
import { moment } from "./stamp.ts";
import type { Story } from "./story.ts";

export interface OutlineRow {
  readonly event: number;
  /** Virtual milliseconds. */
  readonly at: number;
  /** The lane it is about; -1 for none. */
  readonly lane: number;
  readonly who: string;
  readonly text: string;
  readonly place: Place | null;
}

/** More would not be read. */
const most = 10_000;

export class Outline {
  readonly #story: Story;
  readonly moments: Moments;

  constructor(story: Story, source = "") {
    this.#story = story;
    this.moments = new Moments(story, source);
  }

  get length(): number {
    return this.#story.steps.length;
  }

  row(position: number): OutlineRow {
    const { steps, log } = this.#story;
    const event = steps.at(position);
    const lane = log.lane(event);
    return {
      event,
      at: log.at.at(event),
      lane,
      who: lane < 0 ? "" : this.moments.labels.of(lane),
      text: this.moments.sentences.of(event),
      place: this.moments.place(event),
    };
  }

  /** The position of the last row at or before an event; -1 if none. */
  positionAt(event: number): number {
    return this.#story.steps.countUpTo(event) - 1;
  }

  /** `1.000 s  rice finishes, which wakes program`, one line a step. */
  text(): string {
    const lines: string[] = [];
    for (let position = 0; position < Math.min(this.length, most); position++) {
      const { at, text } = this.row(position);
      lines.push(`${moment(at).padStart(10)}  ${text}`);
    }
    if (this.length > most) lines.push(`… and ${this.length - most} more steps`);
    return lines.join("\n");
  }
}
