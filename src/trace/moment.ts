// Everything about one moment of a run: what happened, where the code is, what every lane does, who
// holds what, how the loop stands. The same for the same event, whichever way one came to it.
import type { Place } from "../runner/protocol.ts";
import { Labels } from "./labels.ts";
import { type LoopState, loopAt } from "./loopview.ts";
import type { Message } from "./messages.ts";
import type { Resource, ResourceState } from "./resources.ts";
import { Sentences } from "./sentence.ts";
import type { Span } from "./spans.ts";
import type { Story } from "./story.ts";

export interface Moment {
  readonly event: number;
  /** Virtual milliseconds. */
  readonly at: number;
  readonly sentence: string;
}

export interface ThingState extends ResourceState {
  readonly resource: Resource;
  /** The lanes that wait for it, in order. */
  readonly queue: readonly number[];
}

const lookBack = 200;

export class Moments {
  readonly #story: Story;
  readonly labels: Labels;
  readonly sentences: Sentences;

  constructor(story: Story, source = "") {
    this.#story = story;
    this.labels = new Labels(story, source);
    this.sentences = new Sentences(story, this.labels);
  }

  at(event: number): Moment {
    const { log } = this.#story;
    return {
      event,
      at: log.at.at(event),
      sentence: this.#sentence(event),
    };
  }

  lane(lane: number, event: number): Span | null {
    return this.#story.spans.at(lane, event);
  }

  loop(event: number): LoopState {
    return loopAt(this.#story, event);
  }

  /** What is on its way between the program's own connections. */
  underWay(event: number): readonly Message[] {
    return this.#story.messages.underWayAt(event);
  }

  /** Whether the program sends anything at all. */
  get hasTraffic(): boolean {
    return this.#story.messages.length > 0;
  }

  things(event: number): ThingState[] {
    const { resources, spans } = this.#story;
    const queues = Map.groupBy(spans.waiting.at(event), (lane) => this.#waitsFor(lane, event));
    return [...resources].map((resource) => ({
      resource,
      ...resources.at(resource.object, event),
      queue: queues.get(resource.object) ?? [],
    }));
  }

  /** The lanes that wait for one thing, in order. */
  queueOf(object: number, event: number): readonly number[] {
    const waiting = this.#story.spans.waiting.at(event);
    return waiting.filter((lane) => this.#waitsFor(lane, event) === object);
  }

  /** The thing that a lane waits for; -1 for none. */
  #waitsFor(lane: number, event: number): number {
    const { spans, waits } = this.#story;
    const span = spans.at(lane, event);
    return span === null ? -1 : (waits.get(span.detail)?.object ?? -1);
  }

  /** Where the code is: of this event, or of the last one of the same lane at the same time. */
  place(event: number): Place | null {
    const { log, spans, waits } = this.#story;
    const lane = log.lane(event);
    for (let before = event; before >= Math.max(0, event - lookBack); before--) {
      if (log.at.at(before) !== log.at.at(event)) break;
      const place = log.place(before);
      if (place && (before === event || log.lane(before) === lane)) return place;
    }
    const last = lane < 0 ? -1 : spans.positionAt(lane, event);
    for (let position = last; position >= Math.max(0, last - 2); position--) {
      const span = spans.ofLane(lane, position);
      const wait = span?.state === "waiting" ? waits.get(span.detail) : null;
      if (wait?.place) return wait.place;
    }
    return null;
  }

  /** The last event up to here that says something. */
  #sentence(event: number): string {
    const { steps } = this.#story;
    const position = steps.countUpTo(event) - 1;
    return position < 0 ? "" : this.sentences.of(steps.at(position));
  }
}
