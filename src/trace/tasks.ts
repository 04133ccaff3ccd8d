// Tasks as lanes: created, started, waiting, woken, cancelled, finished, in the order of the events.
import type { Place, TaskId, TraceEvent } from "../runner/protocol.ts";
import type { Activity, Call, Rest } from "./activity.ts";
import { laneEnds } from "./lanes.ts";
import { programLane, type Story } from "./story.ts";

type Of<Type extends TraceEvent["type"]> = Extract<TraceEvent, { readonly type: Type }>;

/** A task, as long as it lives. */
export interface Actor {
  readonly task: TaskId;
  readonly lane: number;
  state: "created" | "started" | "done";
  /** The event with which it began; -1 before. */
  started: number;
  root: Call | null;
  /** Its calls that have suspended and say what they wait for. */
  readonly waiting: Set<Call>;
  /** The call that suspended last and did not say. */
  silent: Call | null;
  /** What it waits for, as it said last; -1 for nothing. */
  wait: number;
  /** Its steps that are scheduled. */
  wakes: number;
  /** The turn in which somebody asked it to stop; -1 if nobody did. */
  cancelledIn: number;
}

export class Tasks {
  readonly #story: Story;
  readonly #activity: Activity;
  readonly #actors = new Map<TaskId, Actor>();
  readonly #byLane = new Map<number, Actor>();
  /** The lane that finished last, and when. */
  #finished = { lane: -1, at: -1, turn: -1 };

  constructor(story: Story, activity: Activity) {
    this.#story = story;
    this.#activity = activity;
  }

  actor(task: TaskId | null): Actor | null {
    return task === null ? null : (this.#actors.get(task) ?? null);
  }

  /** The lane that acts for a task: of its innermost call, if that runs; the program's for none. */
  actingLane(task: TaskId | null): number {
    const { lanes } = this.#story;
    const solid = this.#activity.solid;
    const lane = lanes.ofTask(task);
    if (solid >= 0 && (lane < 0 || lanes.get(solid).task === task)) return solid;
    return lane < 0 ? programLane : lane;
  }

  created(event: number, { task, name, parent, place }: Of<"taskCreated">): void {
    const { lanes, log, spans, causes } = this.#story;
    // What a server starts for a new connection, no code of the program makes.
    const isOutside = parent === null && place === null && this.#activity.solid < 0;
    const maker = isOutside ? -1 : this.actingLane(parent);
    const lane = lanes.addTask(task, name, parent, place, event);
    const actor: Actor = {
      task,
      lane,
      state: "created",
      started: -1,
      root: null,
      waiting: new Set(),
      silent: null,
      wait: -1,
      wakes: 1,
      cancelledIn: -1,
    };
    this.#actors.set(task, actor);
    this.#byLane.set(lane, actor);
    log.about(lane, maker);
    log.widen(1);
    spans.change(lane, event, "ready");
    causes.add(event, "made", maker, lane);
  }

  started(event: number, task: TaskId): void {
    const actor = this.actor(task);
    if (!actor) return;
    actor.state = "started";
    actor.started = event;
    this.#begin(event, actor, null);
  }

  resumed(event: number, task: TaskId): void {
    const actor = this.actor(task);
    if (actor && actor.state !== "done") this.#begin(event, actor, innermost(actor));
  }

  #begin(event: number, actor: Actor, inner: Call | null): void {
    const lane = inner === null || inner.isRoot ? actor.lane : inner.lane;
    actor.wakes = Math.max(0, actor.wakes - 1);
    if (inner === null || inner.isRoot) actor.wait = -1;
    this.#story.log.about(lane);
    this.#activity.beginTurn(event, actor.lane, lane);
  }

  waited(event: number, { task, on, place }: Of<"taskWaited">): void {
    const actor = this.actor(task);
    if (!actor) return;
    const { lanes, waits, log } = this.#story;
    const call = this.#waitingCall(actor, place);
    const wait = waits.add({
      kind: on.kind,
      text: on.text,
      lane: lanes.ofTask(on.task),
      object: on.object ?? -1,
      place,
    });
    actor.wait = wait;
    actor.silent = null;
    if (call) {
      call.wait = wait;
      actor.waiting.add(call);
      if (call.state === "suspended") this.#explain(event, call, wait);
    }
    log.about(call && !call.isRoot ? call.lane : actor.lane, wait);
  }

  /** Whose wait it is: the call that suspended at that place, else the one that runs. */
  #waitingCall({ task, silent }: Actor, place: Place | null): Call | null {
    const top = this.#activity.top;
    const own = silent?.rest ? this.#story.waits.get(silent.rest.detail)?.place : null;
    if (own && place && own.line === place.line && own.column === place.column) return silent;
    return top?.task === task ? top : silent;
  }

  /** The call had suspended before it became known for what. */
  #explain(event: number, call: Call, wait: number): void {
    if (call.rest?.state === "calling") return;
    call.rest = { state: "waiting", detail: wait };
    const { spans } = this.#story;
    if (!call.isRoot && spans.stateOf(call.lane) === "waiting") {
      spans.change(call.lane, event, "waiting", wait);
    }
  }

  /** Whether it is news: who is asked to stop is woken by that. */
  woken(event: number, { task, by }: Of<"taskWoken">): boolean {
    const actor = this.actor(task);
    if (!actor || actor.state === "done") return false;
    const { log, causes } = this.#story;
    const from = this.#waker(actor, by);
    actor.wakes += 1;
    const inner = innermost(actor);
    const lane = inner === null || inner.isRoot ? actor.lane : inner.lane;
    const isNews = actor.cancelledIn !== this.#activity.turns;
    if (from < 0 && this.#isByMessage(event, actor, lane)) log.widen(1);
    log.about(lane, from);
    if (from >= 0 && by !== task && isNews) {
      log.widen(1);
      causes.add(event, this.#isHandOver(event, actor) ? "handed" : "woke", from, lane);
    }
    if (this.#isRunning(actor)) return isNews;
    this.#putToRest(event, actor.lane);
    if (lane !== actor.lane) this.#putToRest(event, lane, { state: "ready", detail: -1 });
    return isNews;
  }

  /** The lane whose code woke the task; -1 when it was time or the world outside. */
  #waker(actor: Actor, by: TaskId | null): number {
    if (by !== null) return this.actingLane(by);
    const kind = this.#story.waits.get(actor.wait)?.kind;
    if (kind === undefined || kind === "sleep" || kind === "turn") return -1;
    if (this.#activity.solid >= 0) return this.#activity.solid;
    return /^(task|future|gather|wait|taskGroup)$/.test(kind) ? this.#passer() : -1;
  }

  /** Whether a message wakes a task. */
  #isByMessage(event: number, { task, wait }: Actor, lane: number): boolean {
    const { waits, messages, log } = this.#story;
    const on = waits.get(wait);
    if (on?.kind !== "stream" && on?.kind !== "future") return false;
    return messages.wakes(event, { task, lane, reader: on.object, at: log.at.last });
  }

  /** Who acts when the library passes something on: who runs, or who finished just now. */
  #passer(): number {
    if (this.#activity.solid >= 0) return this.#activity.solid;
    return this.#finished.at === this.#story.log.at.last ? this.#finished.lane : -1;
  }

  /** The lane whose end must be what lets the program's own code go on, once; -1 if none is. */
  takeFinished(): number {
    const { lane, at, turn } = this.#finished;
    this.#finished = { lane: -1, at: -1, turn: -1 };
    return at === this.#story.log.at.last && turn === this.#activity.turns ? lane : -1;
  }

  /** The event before was a change of the very thing that the task waits for. */
  #isHandOver(event: number, actor: Actor): boolean {
    const { log, waits } = this.#story;
    const before = log.entry(event - 1);
    const object = waits.get(actor.wait)?.object ?? -1;
    if (before.type !== "objectChanged" || before.other !== object) return false;
    return /^(released|put|got)$/.test(before.text);
  }

  suspended(event: number, task: TaskId): void {
    const actor = this.actor(task);
    if (!actor) return;
    const inner = innermost(actor);
    this.#story.log.about(inner === null || inner.isRoot ? actor.lane : inner.lane);
    this.#activity.endTurn(event);
    this.#putToRest(event, actor.lane);
  }

  cancelRequested(event: number, { task, by, message }: Of<"taskCancelRequested">): void {
    const actor = this.actor(task);
    if (!actor) return;
    const from = by === null ? this.#passer() : this.actingLane(by);
    actor.cancelledIn = this.#activity.turns;
    this.#story.log.about(actor.lane, from, message ?? "");
    this.#story.log.widen(1);
    this.#story.causes.add(event, "cancelled", from, actor.lane);
  }

  finished(event: number, { task, outcome, error }: Of<"taskFinished">): void {
    const actor = this.actor(task);
    if (!actor) return;
    const { lanes, log, spans } = this.#story;
    actor.state = "done";
    log.about(
      actor.lane,
      laneEnds.indexOf(outcome),
      error ? `${error.name}: ${error.message}` : "",
    );
    this.#activity.endTurn(event);
    spans.change(actor.lane, event, null);
    lanes.end(actor.lane, event, outcome);
    this.#finished = { lane: actor.lane, at: log.at.last, turn: this.#activity.turns };
  }

  /** What a task's lane does without the thread; `undefined` if the lane is no task's. */
  restOf(lane: number): Rest | null | undefined {
    const actor = this.#byLane.get(lane);
    if (!actor) return undefined;
    if (actor.state === "done") return null;
    const inner = innermost(actor);
    if (inner !== null && !inner.isRoot && actor.root) return actor.root.rest;
    if (actor.wakes > 0) return { state: "ready", detail: -1 };
    if (actor.root?.rest) return actor.root.rest;
    return { state: "waiting", detail: actor.wait };
  }

  #isRunning(actor: Actor): boolean {
    const solid = this.#activity.solid;
    return solid >= 0 && this.#story.lanes.get(solid).task === actor.task;
  }

  #putToRest(event: number, lane: number, rest = this.restOf(lane)): void {
    this.#story.spans.change(lane, event, rest?.state ?? null, rest?.detail ?? -1);
  }
}

/** The call that will go on when the task does, if there is but one. */
function innermost(actor: Actor): Call | null {
  if (actor.waiting.size !== 1) return null;
  const [call] = actor.waiting;
  return call ?? null;
}
