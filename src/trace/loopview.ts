// The event loop at a moment: who has the thread, which continuations follow in the same turn, who
// stands in the ready queue, and what time will bring. Read from the story, so that it is true.
import type { Story } from "./story.ts";

export interface LoopState {
  /** The lane that has the thread; -1 for none. */
  readonly running: number;
  /** Microtasks: lanes that are queued to go on before this turn is over, in order. */
  readonly continuing: readonly number[];
  /** Lanes whose next step is scheduled, in order. */
  readonly ready: readonly number[];
  /** What time brings, the next one first. */
  readonly timers: readonly Due[];
  /** Lanes that wait for something other than time. */
  readonly waiting: readonly number[];
}

export interface Due {
  readonly lane: number;
  /** Virtual milliseconds; `null` when nothing tells yet. */
  readonly at: number | null;
}

/** So many are looked for; a turn with more has them counted only so far. */
const most = 64;

export function loopAt(story: Story, event: number): LoopState {
  const { spans } = story;
  const jobs = new Set(story.jobs.at(event));
  const ready = spans.ready.at(event).filter((lane) => !jobs.has(lane));
  const waiting = spans.waiting.at(event);
  const isTimed = (lane: number) => waitKind(story, lane, event) === "sleep";
  const timers = waiting.filter(isTimed).map((lane) => ({ lane, at: dueOf(story, lane, event) }));
  timers.sort((one, other) => (one.at ?? Number.MAX_VALUE) - (other.at ?? Number.MAX_VALUE));
  const running = runningAt(story, event);
  return {
    running,
    continuing: continuing(story, event, running),
    ready,
    timers,
    waiting: waiting.filter((lane) => !isTimed(lane)),
  };
}

/** The lane that has the thread right after an event; -1 for none. */
export function runningAt({ log, spans }: Story, event: number): number {
  // Whoever runs has done or been through one of the events just before.
  for (let before = event; before >= Math.max(0, event - most); before--) {
    const lane = log.lane(before);
    if (lane < 0) continue;
    if (spans.at(lane, event)?.state === "running") return lane;
    const other = log.other(before);
    const isLane = log.type(before) === "taskCreated" || log.type(before) === "frameEntered";
    if (isLane && other >= 0 && spans.at(other, event)?.state === "running") return other;
  }
  return -1;
}

function waitKind({ spans, waits }: Story, lane: number, event: number): string | null {
  const span = spans.at(lane, event);
  return span?.state === "waiting" ? (waits.get(span.detail)?.kind ?? null) : null;
}

/** When the lane's wait is over, as the run will show, or as its timer says. */
function dueOf({ spans, log, timers, dues }: Story, lane: number, event: number): number | null {
  const span = spans.at(lane, event);
  if (!span) return null;
  if (span.to >= 0) return log.at.at(span.to);
  for (const timer of timers.at(event)) {
    if (log.lane(span.from) === lane && log.other(span.from) === timer) return dues.at(timer);
  }
  return null;
}

/** The callbacks and calls that are queued to go on before the next turn begins. */
function continuing(story: Story, event: number, running: number): number[] {
  const { log } = story;
  const lanes: number[] = [];
  for (let next = event + 1; next < log.length && next < event + most; next++) {
    const type = log.type(next);
    if (type === "taskStarted" || type === "taskResumed" || type === "timerFired") break;
    if (log.at.at(next) !== log.at.at(event)) break;
    const goesOn = type === "frameResumed" || type === "microtaskBegan";
    if (goesOn && log.lane(next) !== running && isQueued(story, log.lane(next), event)) {
      lanes.push(log.lane(next));
    }
  }
  return [...new Set(lanes)];
}

/** Whether a lane that goes on later in the turn stands in the queue yet. */
function isQueued({ spans, lanes }: Story, lane: number, event: number): boolean {
  const span = spans.at(lane, event);
  if (span === null || span.state === "running") return false;
  if (span.state !== "calling") return true;
  // Who awaits a call is queued when that has ended.
  const end = lanes.endAt(span.detail, event);
  return end !== null && end.event >= span.from;
}
