// What the doctor remembers of a run: tasks, calls, timers and things that are still open, and who holds
// what since where. It forgets what is over, so that a long run costs no more than a short one.
import type {
  FrameId,
  ObjectId,
  Place,
  TaskId,
  TraceEvent,
  WaitTarget,
} from "../runner/protocol.ts";

export interface Wait {
  readonly on: WaitTarget;
  readonly place: Place | null;
}

/** How often code was suspended at a place, and on what. */
export interface Visits {
  readonly at: Place;
  readonly text: string;
  count: number;
}

export interface TaskFacts {
  readonly id: TaskId;
  name: string;
  readonly parent: TaskId | null;
  readonly made: Place | null;
  /** The name of its first call. */
  call: string;
  wait: Wait | null;
  state: "alive" | "over";
}

export interface CallFacts {
  readonly name: string;
  readonly task: TaskId | null;
  readonly parent: CallFacts | null;
  readonly isModule: boolean;
  /** Where its function stands. */
  readonly of: Place | null;
  at: Place | null;
  /** Between these places of the caller's it was called. */
  readonly after: Place | null;
  before: Place | null;
  /** The awaited expression. */
  text: string;
  /** What it has called since it was suspended last. */
  readonly called: CallFacts[];
  state: "open" | "over";
}

export interface Holder {
  readonly task: TaskId | null;
  since: Place | null;
}

export interface ThingFacts {
  readonly holders: Holder[];
  size: number;
  puts: number;
  dones: number;
}

export interface TimerFacts {
  readonly of: string;
  readonly place: Place | null;
  fired: number;
}

/** Waits for other tasks: those have to go on first. */
export const derived: ReadonlySet<WaitTarget["kind"]> = new Set([
  ...(["task", "gather", "wait", "taskGroup"] as const),
]);

const nowhere = { began: null, last: null, timer: null };

type Of<T extends TraceEvent["type"]> = TraceEvent & { readonly type: T };

interface Step {
  readonly began: Place | null;
  readonly last: Place | null;
  readonly timer: Place | null;
}

export class Facts {
  readonly tasks = new Map<TaskId, TaskFacts>();
  readonly calls = new Map<FrameId, CallFacts>();
  readonly things = new Map<ObjectId, ThingFacts>();
  readonly timers = new Map<number, TimerFacts>();
  readonly visits = new Map<Place, Visits>();
  /** Where code was last, in the whole run. */
  last: Place | null = null;
  /** Where the running turn came in, where it was last, and where its timer was set. */
  step: Step = nowhere;
  /** Where a timer was set last, as far as that was told. */
  timerPlace: Place | null = null;
  /** How many timers have fired. */
  fired = 0;
  module: "none" | "running" | "over" = "none";
  /** Whether a callback or a task has begun: then the program's text has been run through. */
  hasTurned = false;
  /** Taken by whoever runs; the await that comes next tells where. */
  #taken: Holder[] = [];

  add(event: TraceEvent): void {
    switch (event.type) {
      case "taskCreated":
      case "taskNamed":
      case "taskStarted":
      case "taskResumed":
      case "taskWaited":
      case "taskFinished":
        this.#addOfTask(event);
        break;
      case "frameEntered":
        this.#entered(event);
        break;
      case "frameSuspended":
        this.#suspended(event);
        break;
      case "frameResumed":
        this.#was(this.calls.get(event.frame)?.at ?? null);
        break;
      case "frameExited":
        this.#exited(event);
        break;
      case "objectChanged":
        this.#changed(event);
        break;
      case "timerSet":
        this.timerPlace = event.place ?? this.timerPlace;
        this.timers.set(event.timer, { of: event.of, place: event.place ?? null, fired: 0 });
        break;
      case "timerFired":
        this.#fired(event.timer);
        break;
      case "timerCleared":
        this.timers.delete(event.timer);
        break;
      case "console":
        this.#was(event.place);
        break;
    }
  }

  /** Whether anybody could have gone on meanwhile: a timer, or a task that does not wait for others. */
  hasOthers(running: TaskId | null): boolean {
    if (this.timers.size > 0) return true;
    for (const { id, state, wait } of this.tasks.values()) {
      if (id !== running && state === "alive" && !derived.has(wait?.on.kind ?? "turn")) return true;
    }
    return false;
  }

  #was(place: Place | null): void {
    if (place === null) return;
    this.last = place;
    this.step = { ...this.step, began: this.step.began ?? place, last: place };
  }

  #addOfTask(
    event: Of<
      "taskCreated" | "taskNamed" | "taskStarted" | "taskResumed" | "taskWaited" | "taskFinished"
    >,
  ): void {
    if (event.type === "taskCreated") {
      const { task: id, name, parent, place: made } = event;
      this.tasks.set(id, { id, name, parent, made, call: "", wait: null, state: "alive" });
      return;
    }
    const task = this.tasks.get(event.task);
    if (task === undefined) return;
    if (event.type === "taskNamed") task.name = event.name;
    else if (event.type === "taskWaited") task.wait = { on: event.on, place: event.place };
    else if (event.type === "taskFinished") task.state = "over";
    if (event.type === "taskStarted") this.hasTurned = true;
    if (event.type === "taskStarted" || event.type === "taskResumed") this.step = nowhere;
    if (event.type !== "taskWaited") this.#taken = [];
  }

  #entered({ frame, parent, task, name, place }: Of<"frameEntered">): void {
    const isModule = name === "(module)";
    if (isModule && parent === null) this.module = "running";
    const above = parent === null ? null : (this.calls.get(parent) ?? null);
    const call: CallFacts = {
      ...{ name, task, parent: above, isModule, of: place, state: "open" },
      ...{ at: place, after: above?.at ?? null, before: null, text: "", called: [] },
    };
    this.calls.set(frame, call);
    above?.called.push(call);
    this.#was(place);
    const facts = task === null ? undefined : this.tasks.get(task);
    if (facts !== undefined && facts.call === "" && above === null) facts.call = name;
  }

  #suspended({ frame, place, text }: Of<"frameSuspended">): void {
    const call = this.calls.get(frame);
    if (call !== undefined) {
      call.at = place;
      call.text = text;
      for (const called of call.called) called.before = place;
      call.called.length = 0;
    }
    this.#was(place);
    if (place !== null) this.#visited(place, text);
    for (const holder of this.#taken) holder.since ??= place;
    this.#taken = [];
  }

  #visited(at: Place, text: string): void {
    const visits = this.visits.get(at);
    if (visits === undefined) this.visits.set(at, { at, text, count: 1 });
    else visits.count += 1;
  }

  #exited({ frame }: Of<"frameExited">): void {
    const call = this.calls.get(frame);
    if (call === undefined) return;
    call.state = "over";
    if (call.isModule) this.module = "over";
    this.calls.delete(frame);
  }

  #changed({ object, task, change, length }: Of<"objectChanged">): void {
    let thing = this.things.get(object);
    if (thing === undefined) {
      thing = { holders: [], size: 0, puts: 0, dones: 0 };
      this.things.set(object, thing);
    }
    thing.size = length;
    if (change === "put") thing.puts += 1;
    else if (change === "taskDone") thing.dones += 1;
    else if (change === "acquired") this.#acquired(thing, object, task);
    else if (change === "released") release(thing.holders, task);
  }

  /** Who had to wait for it took it where it waited; who had not, where the next await stands. */
  #acquired(thing: ThingFacts, object: ObjectId, task: TaskId | null): void {
    const wait = task === null ? null : this.tasks.get(task)?.wait;
    const holder: Holder = { task, since: wait?.on.object === object ? wait.place : null };
    thing.holders.push(holder);
    if (holder.since === null) this.#taken.push(holder);
  }

  #fired(timer: number): void {
    this.hasTurned = true;
    this.fired += 1;
    this.step = nowhere;
    const facts = this.timers.get(timer);
    if (facts === undefined) return;
    this.step = { ...nowhere, timer: facts.place };
    facts.fired += 1;
    if (facts.of !== "setInterval") this.timers.delete(timer);
  }
}

function release(holders: Holder[], task: TaskId | null): void {
  const own = holders.findIndex((holder) => holder.task === task);
  holders.splice(Math.max(own, 0), 1);
}
