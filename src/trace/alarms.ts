// `setTimeout` and `setInterval` as lanes: waiting until they are due, then running their callback.
import type { TaskId, TraceEvent } from "../runner/protocol.ts";
import type { Activity, Rest } from "./activity.ts";
import { laneEnds } from "./lanes.ts";
import type { Story } from "./story.ts";
import { duration } from "./words.ts";

interface Alarm {
  readonly timer: number;
  readonly lane: number;
  readonly of: string;
  rest: Rest | null;
}

export class Alarms {
  readonly #story: Story;
  readonly #activity: Activity;
  readonly #alarms = new Map<number, Alarm>();
  readonly #byLane = new Map<number, Alarm>();
  /** The one whose callback runs in this turn, to be put away when the next turn begins. */
  #fired: Alarm | null = null;

  constructor(story: Story, activity: Activity) {
    this.#story = story;
    this.#activity = activity;
  }

  set(event: number, { timer, due, of, at }: Extract<TraceEvent, { type: "timerSet" }>): void {
    const { lanes, log, waits, timers, dues, causes } = this.#story;
    const setter = Math.max(0, this.#activity.solid);
    const task: TaskId | null = lanes.get(setter).task;
    // A callback that sets the next timer goes on beside itself, not ever deeper below.
    const above = this.#byLane.has(setter) ? lanes.get(setter).parent : setter;
    const lane = lanes.takeCall(above, task, of, null, event);
    const text = `timer ${duration(due - at)}`;
    const wait = { kind: "sleep", text, lane: -1, object: -1, place: null } as const;
    const alarm: Alarm = { timer, lane, of, rest: { state: "waiting", detail: waits.add(wait) } };
    this.#alarms.set(timer, alarm);
    this.#byLane.set(lane, alarm);
    while (dues.length <= timer) dues.push(0);
    dues.set(timer, due);
    timers.add(event, timer);
    log.about(lane, timer, text);
    log.widen(1);
    this.#rest(event, alarm);
    causes.add(event, "made", setter, lane);
  }

  fired(event: number, timer: number): void {
    const alarm = this.#alarms.get(timer);
    if (!alarm) return;
    if (alarm.of !== "setInterval") {
      alarm.rest = null;
      this.#alarms.delete(timer);
      this.#story.timers.delete(event, timer);
    }
    this.#story.log.about(alarm.lane, timer, alarm.of);
    this.#activity.beginTurn(event, alarm.lane);
    this.#fired = alarm;
  }

  cleared(event: number, timer: number): void {
    const alarm = this.#alarms.get(timer);
    if (!alarm) return;
    const { spans, log, timers } = this.#story;
    alarm.rest = null;
    this.#alarms.delete(timer);
    timers.delete(event, timer);
    log.about(alarm.lane, laneEnds.indexOf("cancelled"), alarm.of);
    if (this.#fired === alarm) return;
    spans.change(alarm.lane, event, null);
    this.#putAway(event, alarm, "cancelled");
  }

  /** The turn of the last callback is over. */
  turnEnded(event: number): void {
    const alarm = this.#fired;
    this.#fired = null;
    if (alarm !== null && alarm.rest === null) this.#putAway(event, alarm, "returned");
  }

  restOf(lane: number): Rest | null | undefined {
    return this.#byLane.get(lane)?.rest;
  }

  #putAway(event: number, { lane }: Alarm, end: "returned" | "cancelled"): void {
    const { lanes } = this.#story;
    this.#byLane.delete(lane);
    lanes.end(lane, event, end);
    lanes.leaveCall(lane);
  }

  #rest(event: number, { lane, rest }: Alarm): void {
    this.#story.spans.change(lane, event, rest?.state ?? null, rest?.detail ?? -1);
  }
}
