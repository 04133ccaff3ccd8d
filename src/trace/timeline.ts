// The timeline of a run: events in, in order and in any portions; a story out that can be asked about
// every event of it. Nothing here looks at a clock or a page.
import type { TraceEvent } from "../runner/protocol.ts";
import { Activity, type Rest } from "./activity.ts";
import { Alarms } from "./alarms.ts";
import { Calls } from "./calls.ts";
import { gist } from "./gist.ts";
import { Jobs } from "./jobs.ts";
import { Outside } from "./outside.ts";
import { programLane, Story } from "./story.ts";
import { Tasks } from "./tasks.ts";

/** Room at the end, so that what still lasts can be seen, and read when it lasts for ever. */
const endRoom = 4;
const stuckRoom = 18;

export class Timeline {
  readonly story = new Story();
  readonly #activity: Activity;
  readonly #tasks: Tasks;
  readonly #calls: Calls;
  readonly #alarms: Alarms;
  readonly #outside: Outside;
  readonly #jobs: Jobs;

  constructor() {
    const { spans, log } = this.story;
    this.#activity = new Activity({
      spans,
      widen: () => log.widen(2),
      restOf: (lane) => this.#restOf(lane),
    });
    this.#tasks = new Tasks(this.story, this.#activity);
    this.#calls = new Calls(this.story, this.#activity, this.#tasks);
    this.#alarms = new Alarms(this.story, this.#activity);
    this.#jobs = new Jobs(this.story, this.#activity);
    this.#outside = new Outside(this.story, () => this.#activity.solid);
  }

  static of(events: Iterable<TraceEvent>): Timeline {
    const timeline = new Timeline();
    timeline.append(events);
    return timeline;
  }

  append(events: Iterable<TraceEvent>): void {
    for (const event of events) this.add(event);
  }

  /** Takes the next event and gives its index. */
  add(event: TraceEvent): number {
    const { log, steps } = this.story;
    if (beginsTurn(event)) this.#rest(event.at);
    const index = log.add(event.at, event.type);
    if ("place" in event) log.placed(event.place);
    if (event.type === "taskFinished") this.#takeBackWakes(index, event.task);
    if (this.#fold(index, event)) steps.push(index);
    return index;
  }

  /** Whom a task's end wakes is told with the end: not a step of its own. */
  #takeBackWakes(finished: number, task: number): void {
    const { log, steps, lanes } = this.story;
    const lane = lanes.ofTask(task);
    for (let event = finished - 1; event >= 0 && steps.last === event; event--) {
      if (log.type(event) !== "taskWoken" || log.other(event) !== lane) return;
      steps.pop();
    }
  }

  /** Nothing more comes; the last events get some room, so that what still lasts can be seen. */
  get isFinished(): boolean {
    const { log } = this.story;
    return log.length > 0 && log.type(log.length - 1) === "finished";
  }

  /** Whether an event is the last there will be. */
  isEnd(event: number): boolean {
    return this.isFinished && event === this.story.log.length - 1;
  }

  /** What ran without telling its end was over before time moved on. */
  #rest(at: number): void {
    const { log } = this.story;
    if (this.#activity.solid >= 0 && at > log.at.last) {
      const event = log.add(log.at.last, "rested");
      log.about(this.#activity.solid);
      this.#activity.endTurn(event);
      this.#alarms.turnEnded(event);
    } else {
      this.#alarms.turnEnded(log.length);
    }
  }

  /** Says whether the event is worth a step. */
  #fold(index: number, event: TraceEvent): boolean {
    switch (event.type) {
      case "started":
        this.story.log.about(programLane);
        this.#activity.beginTurn(index, programLane);
        return true;
      case "console":
        return this.#printed(index, event);
      case "taskCreated":
      case "taskNamed":
      case "taskStarted":
      case "taskWaited":
      case "taskWoken":
      case "taskResumed":
      case "taskSuspended":
      case "taskCancelRequested":
      case "taskFinished":
        return this.#foldTask(index, event);
      case "frameEntered":
        return this.#calls.entered(index, event);
      case "frameSuspended":
        return this.#calls.suspended(index, event);
      case "frameResumed":
        return this.#calls.resumed(index, event.frame);
      case "frameExited":
        return this.#calls.exited(index, event);
      default:
        return this.#foldThing(index, event);
    }
  }

  #foldTask(index: number, event: Extract<TraceEvent, { task: number }>): boolean {
    switch (event.type) {
      case "taskCreated":
        this.#tasks.created(index, event);
        return true;
      case "taskNamed":
        this.story.lanes.rename(this.story.lanes.ofTask(event.task), event.name);
        return false;
      case "taskStarted":
        this.#tasks.started(index, event.task);
        return true;
      case "taskWaited":
        this.#tasks.waited(index, event);
        return false;
      case "taskWoken":
        return this.#tasks.woken(index, event);
      case "taskResumed":
        this.#tasks.resumed(index, event.task);
        return true;
      case "taskSuspended":
        this.#tasks.suspended(index, event.task);
        return true;
      case "taskCancelRequested":
        this.#tasks.cancelRequested(index, event);
        return true;
      case "taskFinished":
        this.#tasks.finished(index, event);
        this.#calls.taskFinished(index, event.task);
        return true;
      default:
        return false;
    }
  }

  #foldThing(index: number, event: TraceEvent): boolean {
    const { resources, log } = this.story;
    switch (event.type) {
      case "objectMade":
        resources.make(event.object, event.of, event.name);
        return false;
      case "objectChanged": {
        const lane = this.#tasks.actingLane(event.task);
        resources.change(event.object, index, event.change, event.length, lane);
        log.about(lane, event.object, event.change);
        return true;
      }
      case "timerSet":
        this.#alarms.set(index, event);
        return true;
      case "timerFired":
        this.#alarms.fired(index, event.timer);
        return true;
      case "timerCleared":
        this.#alarms.cleared(index, event.timer);
        return true;
      case "microtaskQueued":
        this.#jobs.queued(index, event);
        return true;
      case "microtaskBegan":
        this.#jobs.began(index, event.microtask);
        return true;
      case "microtaskEnded":
        this.#jobs.ended(index, event.microtask);
        return false;
      default:
        return this.#outside.fold(index, event) ?? this.#foldEnd(index, event);
    }
  }

  #foldEnd(index: number, event: TraceEvent): boolean {
    const { log, stalls, lanes } = this.story;
    switch (event.type) {
      case "blocked": {
        const lane = this.#tasks.actingLane(event.task);
        stalls.push({ lane, from: event.from, to: event.at, event: index });
        log.about(lane, event.at - event.from);
        return true;
      }
      case "reported":
        log.about(-1, -1, event.report.text);
        return true;
      case "finished":
        log.widen(event.outcome.kind === "deadlocked" ? stuckRoom : endRoom);
        log.about(-1, -1, event.outcome.kind);
        if (event.outcome.kind === "returned") this.#over(index);
        if (event.outcome.kind === "threw") {
          lanes.end(programLane, index, "threw");
          this.story.spans.change(programLane, index, null);
        }
        return true;
      default:
        return false;
    }
  }

  /** Everybody has given up the thread, the program's own code for good. */
  #over(index: number): void {
    const { lanes, spans } = this.story;
    this.#activity.endTurn(index);
    this.#alarms.turnEnded(index);
    if (lanes.endAt(programLane, index)) return;
    spans.change(programLane, index, null);
    lanes.end(programLane, index, "returned");
  }

  #printed(index: number, event: Extract<TraceEvent, { type: "console" }>): boolean {
    const { log, lanes } = this.story;
    const called = this.#calls.laneOf(event.frame);
    const lane = called >= 0 ? called : this.#tasks.actingLane(event.task);
    if (this.#activity.solid < 0 && lanes.get(lane).kind === "program") {
      this.#activity.beginTurn(index, lane);
    }
    log.about(lane, -1, gist(event.values));
    log.widen(1);
    return event.method !== "groupEnd";
  }

  #restOf(lane: number): Rest | null {
    const call = this.#calls.restOf(lane);
    if (call !== undefined) return call;
    const task = this.#tasks.restOf(lane);
    return (
      (task !== undefined ? task : (this.#jobs.restOf(lane) ?? this.#alarms.restOf(lane))) ?? null
    );
  }
}

/** Events that only a turn of its own can begin with. */
function beginsTurn(event: TraceEvent): boolean {
  switch (event.type) {
    case "taskStarted":
    case "taskResumed":
    case "timerFired":
      return true;
    case "taskWoken":
      return event.by === null;
    default:
      return false;
  }
}
