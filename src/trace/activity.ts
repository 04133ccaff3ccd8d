// Who has the thread. Exactly one lane runs, or none: the innermost async call that has entered or
// gone on and neither suspended nor ended; below it the task whose step it is, or the program.
import type { TaskId } from "../runner/protocol.ts";
import type { SpanState, Spans } from "./spans.ts";

/** What a lane does without the thread. */
export interface Rest {
  readonly state: SpanState;
  readonly detail: number;
}

/** An async call, as long as it lives. */
export interface Call {
  readonly task: TaskId | null;
  lane: number;
  readonly name: string;
  /** It is what its task runs, or the program's module: it has no lane of its own. */
  isRoot: boolean;
  readonly parent: Call | null;
  state: "running" | "suspended";
  /** What it waits for by itself; -1 for nothing, or for a call. */
  wait: number;
  /** What it does while it is suspended. */
  rest: Rest | null;
  /** The call it made last, if that lives. */
  child: Call | null;
}

export interface ActivityPort {
  readonly spans: Spans;
  /** Gives the newest event room in the picture. */
  widen(): void;
  /** What the lane does now that it has lost the thread. */
  restOf(lane: number): Rest | null;
}

export class Activity {
  readonly #port: ActivityPort;
  readonly #stack: Call[] = [];
  /** The lane below all calls of this turn; -1 once it has given up the thread. */
  #base = -1;
  #solid = -1;
  /** Whether the root call of this turn has suspended, so that its lane has no code left to run. */
  #isRootGone = false;
  #turns = 0;

  constructor(port: ActivityPort) {
    this.#port = port;
  }

  /** The lane that runs; -1 for none. */
  get solid(): number {
    return this.#solid;
  }

  get top(): Call | null {
    return this.#stack.at(-1) ?? null;
  }

  /** How many turns there were: a name for this one. */
  get turns(): number {
    return this.#turns;
  }

  /** A turn begins in which `lane` has the thread, or `inner`, a call below it. */
  beginTurn(event: number, lane: number, inner = lane): void {
    this.endTurn(event);
    this.#turns += 1;
    this.#base = lane;
    this.#isRootGone = inner !== lane;
    this.#focus(event, inner);
    this.#port.widen();
  }

  /** Nobody has the thread any more. */
  endTurn(event: number): void {
    const [base, solid] = [this.#base, this.#solid];
    this.#stack.length = 0;
    this.#base = -1;
    this.#solid = -1;
    if (solid >= 0) this.#putToRest(event, solid);
    if (base >= 0 && base !== solid) this.#putToRest(event, base);
  }

  /** A call enters. */
  enter(event: number, call: Call): void {
    this.#push(event, call);
  }

  /** A call goes on. With nothing below it that is a microtask, and who began the turn has left. */
  resume(event: number, call: Call): void {
    if (this.#stack.length === 0 && call.task === null && call.lane !== this.#base) {
      this.endTurn(event);
    }
    if (call.isRoot) this.#isRootGone = false;
    this.#push(event, call);
  }

  /** A call suspends or ends; its caller goes on, if that has the thread. */
  leave(event: number, call: Call): void {
    const position = this.#stack.lastIndexOf(call);
    if (position >= 0) this.#stack.splice(position, 1);
    if (call.isRoot) {
      this.#isRootGone = true;
      if (call.task === null) this.endTurn(event);
      return;
    }
    if (this.#solid === call.lane) this.#solid = -1;
    this.#putToRest(event, call.lane);
    const caller = this.#stack.at(-1);
    if (caller) this.#focus(event, caller.lane);
    else if (this.#base >= 0 && !this.#isRootGone) this.#focus(event, this.#base);
  }

  #push(event: number, call: Call): void {
    this.#stack.push(call);
    call.state = "running";
    if (call.lane === this.#solid) return;
    if (this.#solid >= 0) this.#port.spans.change(this.#solid, event, "calling", call.lane);
    this.#solid = -1;
    this.#focus(event, call.lane);
    this.#port.widen();
  }

  #focus(event: number, lane: number): void {
    if (this.#solid >= 0 && this.#solid !== lane) this.#putToRest(event, this.#solid);
    this.#solid = lane;
    this.#port.spans.change(lane, event, "running");
  }

  #putToRest(event: number, lane: number): void {
    const rest = this.#port.restOf(lane);
    this.#port.spans.change(lane, event, rest?.state ?? null, rest?.detail ?? -1);
  }
}
