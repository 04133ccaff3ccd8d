// What every lane was doing, as spans between events. Spans of one lane follow each other without
// overlap, and at any event at most one lane of all is running.
import { Ints, searchUpTo } from "./columns.ts";
import { Live } from "./live.ts";

export type SpanState =
  /** Its code has the thread. */
  | "running"
  /** It could run, and waits for its turn. */
  | "ready"
  /** It waits for something that is not there yet. */
  | "waiting"
  /** It is inside an async call, whose own lane says more. */
  | "calling";

const states: readonly SpanState[] = ["running", "ready", "waiting", "calling"];

export interface Span {
  readonly lane: number;
  readonly state: SpanState;
  /** The event that began it. */
  readonly from: number;
  /** The event that ended it; -1 while it lasts. */
  readonly to: number;
  /** A wait's number when waiting, the called lane when calling; else -1. */
  readonly detail: number;
}

export class Spans {
  readonly #lane = new Ints();
  readonly #state = new Ints();
  readonly #from = new Ints();
  readonly #to = new Ints();
  readonly #detail = new Ints();
  readonly #byLane: Ints[] = [];
  readonly #open: number[] = [];
  /** The lanes that are ready, and those that wait, at any event. */
  readonly ready = new Live();
  readonly waiting = new Live();

  get length(): number {
    return this.#lane.length;
  }

  get(span: number): Span {
    return {
      lane: this.#lane.at(span),
      state: states[this.#state.at(span)] ?? "waiting",
      from: this.#from.at(span),
      to: this.#to.at(span),
      detail: this.#detail.at(span),
    };
  }

  /** The lane's span that lasts still; -1 for none. */
  open(lane: number): number {
    return this.#open[lane] ?? -1;
  }

  /** Ends what the lane was doing and begins something else, unless it is the same. */
  change(lane: number, event: number, state: SpanState | null, detail = -1): number {
    const old = this.open(lane);
    const code = state === null ? -1 : states.indexOf(state);
    if (old >= 0) {
      if (this.#state.at(old) === code && this.#detail.at(old) === detail) return old;
      this.#to.set(old, event);
      this.#setOf(this.#state.at(old))?.delete(event, lane);
    }
    this.#setOf(code)?.add(event, lane);
    this.#open[lane] = code < 0 ? -1 : this.#begin(lane, event, code, detail);
    return this.open(lane);
  }

  stateOf(lane: number): SpanState | null {
    const span = this.open(lane);
    return span < 0 ? null : (states[this.#state.at(span)] ?? null);
  }

  /** How many spans the lane has; `ofLane` gives them in order. */
  countOf(lane: number): number {
    return this.#byLane[lane]?.length ?? 0;
  }

  ofLane(lane: number, position: number): Span | null {
    const list = this.#byLane[lane];
    return list && position >= 0 && position < list.length ? this.get(list.at(position)) : null;
  }

  /** The position of the lane's last span that began at or before an event; -1 if none had. */
  positionAt(lane: number, event: number): number {
    const list = this.#byLane[lane];
    if (!list) return -1;
    return searchUpTo(list.length, (position) => this.#from.at(list.at(position)) <= event) - 1;
  }

  /** What the lane is doing right after an event. */
  at(lane: number, event: number): Span | null {
    const span = this.ofLane(lane, this.positionAt(lane, event));
    return span === null || (span.to >= 0 && span.to <= event) ? null : span;
  }

  #setOf(state: number): Live | null {
    if (state === 1) return this.ready;
    return state === 2 ? this.waiting : null;
  }

  #begin(lane: number, event: number, state: number, detail: number): number {
    const span = this.#lane.push(lane);
    this.#state.push(state);
    this.#from.push(event);
    this.#to.push(-1);
    this.#detail.push(detail);
    let list = this.#byLane[lane];
    if (!list) {
      list = new Ints();
      this.#byLane[lane] = list;
    }
    list.push(span);
    return span;
  }
}
