// Async calls as lanes: entered, suspended, resumed, exited. What a task runs, and the program's
// module, share the lane of the task or program; every other call has one of its own.
import type { FrameId, TaskId, TraceEvent } from "../runner/protocol.ts";
import type { Activity, Call, Rest } from "./activity.ts";
import { type LaneEnd, laneEnds } from "./lanes.ts";
import { programLane, type Story } from "./story.ts";
import type { Tasks } from "./tasks.ts";

type Of<Type extends TraceEvent["type"]> = Extract<TraceEvent, { readonly type: Type }>;

/** What the compiler calls a file's own code. */
const moduleName = "(module)";

export class Calls {
  readonly #story: Story;
  readonly #activity: Activity;
  readonly #tasks: Tasks;
  readonly #calls = new Map<FrameId, Call>();
  readonly #byLane = new Map<number, Call>();

  constructor(story: Story, activity: Activity, tasks: Tasks) {
    this.#story = story;
    this.#activity = activity;
    this.#tasks = tasks;
  }

  /** The lane of a call that lives; -1 for none. */
  laneOf(frame: FrameId | null): number {
    return frame === null ? -1 : (this.#calls.get(frame)?.lane ?? -1);
  }

  /** Whether the event is worth a step of its own. */
  entered(event: number, entry: Of<"frameEntered">): boolean {
    const { lanes, log } = this.#story;
    const call = this.#make(event, entry);
    this.#calls.set(entry.frame, call);
    if (!call.isRoot || entry.task === null) this.#byLane.set(call.lane, call);
    if (call.parent) call.parent.child = call;
    log.about(call.lane, this.#activity.solid, entry.name);
    this.#activity.enter(event, call);
    if (call.isRoot && entry.task !== null) lanes.runs(call.lane, entry.name, entry.place);
    return !call.isRoot;
  }

  #make(event: number, { parent, task, name, place, frame }: Of<"frameEntered">): Call {
    const { lanes } = this.#story;
    const caller = (parent === null ? undefined : this.#calls.get(parent)) ?? null;
    const actor = this.#tasks.actor(task);
    const isRoot = actor
      ? actor.root === null && caller === null && event === actor.started + 1
      : name === moduleName && frame === 1;
    const call: Call = {
      task,
      name,
      isRoot,
      lane: isRoot
        ? (actor?.lane ?? programLane)
        : lanes.takeCall(
            caller?.lane ?? actor?.lane ?? this.#callerLane(),
            task,
            name,
            place,
            event,
          ),
      parent: caller,
      state: "running",
      wait: -1,
      rest: null,
      child: null,
    };
    if (isRoot && actor) actor.root = call;
    return call;
  }

  #callerLane(): number {
    return this.#activity.solid >= 0 ? this.#activity.solid : programLane;
  }

  /** Worth a step when no task's suspension says the same. */
  suspended(event: number, { frame, text, place }: Of<"frameSuspended">): boolean {
    const call = this.#calls.get(frame);
    if (!call) return false;
    const { log, lanes } = this.#story;
    const actor = this.#tasks.actor(call.task);
    call.rest = this.#restAt(call, text, place);
    call.state = "suspended";
    if (call.rest.state === "calling") {
      call.wait = -1;
      actor?.waiting.delete(call);
    }
    if (actor) actor.silent = call.wait < 0 && call.rest.state === "waiting" ? call : null;
    log.about(call.lane, call.rest.detail, call.rest.state);
    this.#activity.leave(event, call);
    if (call.isRoot && !actor) this.#rest(event, call);
    return actor === null || lanes.get(call.lane).kind === "program";
  }

  #restAt(call: Call, text: string, place: Of<"frameSuspended">["place"]): Rest {
    const { waits } = this.#story;
    const { child } = call;
    if (child?.state === "suspended" && text.includes(`${child.name}(`)) {
      return { state: "calling", detail: child.lane };
    }
    const own = waits.get(call.wait);
    const wait = own
      ? { ...own, place }
      : { kind: "promise" as const, text, lane: -1, object: -1, place };
    const detail = waits.add(wait);
    return { state: "waiting", detail };
  }

  /** Worth a step when no task's resumption says the same. */
  resumed(event: number, frame: FrameId): boolean {
    const call = this.#calls.get(frame);
    if (!call) return false;
    const actor = this.#tasks.actor(call.task);
    call.wait = -1;
    call.rest = null;
    actor?.waiting.delete(call);
    if (actor?.silent === call) actor.silent = null;
    const isNews = call.lane !== this.#activity.solid;
    if (call.task === null) this.#noteWaker(event, call);
    this.#story.log.about(call.lane);
    this.#activity.resume(event, call);
    return isNews;
  }

  /** Code outside every task that goes on right when a task finished had awaited it. */
  #noteWaker(event: number, call: Call): void {
    const { spans, waits, causes } = this.#story;
    const span = spans.get(spans.open(call.lane));
    if (span.state !== "waiting" || /^sleep\(/.test(waits.get(span.detail)?.text ?? "")) return;
    causes.add(event, "woke", this.#tasks.takeFinished(), call.lane);
  }

  exited(event: number, { frame, threw }: Of<"frameExited">): boolean {
    const call = this.#calls.get(frame);
    if (!call) return false;
    const { lanes, log, spans } = this.#story;
    const actor = this.#tasks.actor(call.task);
    const isCancelled = threw && actor !== null && actor.cancelledIn >= 0;
    const end: LaneEnd = isCancelled ? "cancelled" : threw ? "threw" : "returned";
    this.#forget(frame, call);
    actor?.waiting.delete(call);
    log.about(call.lane, laneEnds.indexOf(end), call.name);
    if (call.isRoot && actor) return false;
    this.#activity.leave(event, call);
    spans.change(call.lane, event, null);
    lanes.end(call.lane, event, end);
    if (!call.isRoot) lanes.leaveCall(call.lane);
    return true;
  }

  #forget(frame: FrameId, call: Call): void {
    this.#calls.delete(frame);
    if (this.#byLane.get(call.lane) === call) this.#byLane.delete(call.lane);
    if (call.parent?.child === call) call.parent.child = null;
    call.state = "running";
    call.rest = null;
  }

  /** What looked like a task's own function outlives the task: it gets a lane of its own. */
  taskFinished(event: number, task: TaskId): void {
    const call = this.#tasks.actor(task)?.root;
    if (call?.state !== "suspended") return;
    const { lanes } = this.#story;
    call.lane = lanes.takeCall(call.lane, task, call.name, null, event);
    call.isRoot = false;
    this.#byLane.set(call.lane, call);
    this.#rest(event, call);
  }

  /** What a call's lane does without the thread; `undefined` if the lane is no call's. */
  restOf(lane: number): Rest | null | undefined {
    return this.#byLane.get(lane)?.rest;
  }

  #rest(event: number, { lane, rest }: Call): void {
    this.#story.spans.change(lane, event, rest?.state ?? null, rest?.detail ?? -1);
  }
}
