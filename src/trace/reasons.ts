// Why a line was printed when it was: what gave its code the thread, as the end of a sentence that
// begins with "because".
import type { TraceEvent } from "../runner/protocol.ts";
import { ConsoleFold } from "./console.ts";
import { Moments } from "./moment.ts";
import { Timeline } from "./timeline.ts";

export interface Printed {
  readonly text: string;
  /** Virtual milliseconds. */
  readonly at: number;
  readonly reason: string;
}

/** What a program itself printed, each line with its reason. `source` has the names in it. */
export function printedWithReasons(events: readonly TraceEvent[], source: string): Printed[] {
  const timeline = new Timeline();
  const fold = new ConsoleFold();
  const found: { event: number; text: string; at: number }[] = [];
  for (const event of events) {
    const index = timeline.add(event);
    for (const { text, at } of fold.add(event)) {
      if (event.type === "console") found.push({ event: index, text, at });
    }
  }
  const reasons = new Reasons(timeline, source);
  return found.map(({ event, text, at }) => ({ text, at, reason: reasons.of(event) }));
}

class Reasons {
  readonly #timeline: Timeline;
  readonly #moments: Moments;

  constructor(timeline: Timeline, source: string) {
    this.#timeline = timeline;
    this.#moments = new Moments(timeline.story, source);
  }

  /** Walks back to what began the stretch of code that printed. */
  of(event: number): string {
    const { log } = this.#timeline.story;
    let call: string | null = null;
    for (let index = event - 1; index >= 0; index--) {
      switch (log.type(index)) {
        case "console":
          return call ?? this.#straightOn(index, event);
        case "taskStarted":
          return call ?? `${this.#name(index)} has its first turn`;
        case "taskResumed":
          return this.#broughtBack(index, event, call);
        case "timerFired":
          return call ?? this.#moments.sentences.of(index);
        case "taskSuspended":
        case "taskFinished":
          return call ?? "a callback has its turn";
        case "frameResumed":
          // A task's own wake-up says more, if it is what brought the call back.
          call ??= this.#awaited(index);
          break;
        default:
      }
    }
    return call ?? "the program begins";
  }

  #straightOn(before: number, event: number): string {
    const { log } = this.#timeline.story;
    if (log.at.at(event) === log.at.at(before)) {
      return "the code runs straight on from the line before, without a pause";
    }
    return "the code has kept the thread since the line before, and nobody else could run";
  }

  /** A wake-up that names others is the task's own; a call beside it came back by its own await. */
  #broughtBack(resumed: number, event: number, call: string | null): string {
    const reason = this.#resumed(resumed);
    return call === null || reason.includes(this.#name(event)) ? reason : call;
  }

  #resumed(index: number): string {
    const { log } = this.#timeline.story;
    const lane = log.lane(index);
    for (let before = index - 1; before >= 0; before--) {
      if (log.lane(before) !== lane) continue;
      if (log.type(before) === "taskWoken") return this.#moments.sentences.of(before);
      if (log.type(before) === "taskStarted") break;
    }
    return this.#moments.sentences.of(index);
  }

  #awaited(index: number): string {
    const name = this.#name(index);
    return name === "async()" ? "what it awaits is there" : `what ${name} awaits is there`;
  }

  #name(index: number): string {
    return this.#moments.labels.spoken(this.#timeline.story.log.lane(index));
  }
}
