// Callbacks of `queueMicrotask` as lanes: queued, then running before the turn is over.
import type { TraceEvent } from "../runner/protocol.ts";
import type { Activity, Call, Rest } from "./activity.ts";
import { programLane, type Story } from "./story.ts";

type Of<Type extends TraceEvent["type"]> = Extract<TraceEvent, { readonly type: Type }>;

const name = "queueMicrotask";

export class Jobs {
  readonly #story: Story;
  readonly #activity: Activity;
  readonly #calls = new Map<number, Call>();
  readonly #byLane = new Map<number, Call>();

  constructor(story: Story, activity: Activity) {
    this.#story = story;
    this.#activity = activity;
  }

  queued(event: number, { microtask, place }: Of<"microtaskQueued">): void {
    const { lanes, log, spans, causes, jobs } = this.#story;
    const setter = Math.max(programLane, this.#activity.solid);
    const lane = lanes.takeCall(setter, null, name, place, event);
    const rest: Rest = { state: "ready", detail: -1 };
    const call: Call = {
      task: null,
      lane,
      name,
      isRoot: false,
      parent: null,
      state: "suspended",
      wait: -1,
      rest,
      child: null,
    };
    this.#calls.set(microtask, call);
    this.#byLane.set(lane, call);
    jobs.add(event, lane);
    log.about(lane, setter);
    log.widen(1);
    spans.change(lane, event, "ready");
    causes.add(event, "made", setter, lane);
  }

  began(event: number, microtask: number): void {
    const call = this.#calls.get(microtask);
    if (!call) return;
    call.rest = null;
    this.#story.jobs.delete(event, call.lane);
    this.#story.log.about(call.lane);
    this.#activity.resume(event, call);
  }

  ended(event: number, microtask: number): void {
    const call = this.#calls.get(microtask);
    if (!call) return;
    this.#calls.delete(microtask);
    this.#byLane.delete(call.lane);
    const { lanes, log, spans } = this.#story;
    log.about(call.lane);
    this.#activity.leave(event, call);
    spans.change(call.lane, event, null);
    lanes.end(call.lane, event, "returned");
    lanes.leaveCall(call.lane);
  }

  restOf(lane: number): Rest | null | undefined {
    return this.#byLane.get(lane)?.rest;
  }
}
