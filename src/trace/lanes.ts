// The lanes of a picture: the program's own code first, then a lane for every task, and under it one
// for the async calls of a name that it makes one after the other. A lane never goes away.
import type { Place, TaskId } from "../runner/protocol.ts";
import { Ints } from "./columns.ts";

export type LaneKind = "program" | "task" | "call";
/** How a lane ends; what is packed keeps its position here. */
export const laneEnds = ["returned", "threw", "cancelled"] as const;
export type LaneEnd = (typeof laneEnds)[number];

export interface Lane {
  readonly index: number;
  readonly kind: LaneKind;
  /** The lane of the task that made it, or of the caller; -1 for none. */
  readonly parent: number;
  readonly depth: number;
  readonly task: TaskId | null;
  /** The task's name, or the function's. */
  readonly name: string;
  /** The function that the task runs; empty if unknown. */
  readonly runs: string;
  /** Where the function is that the task runs. */
  readonly body: Place | null;
  /** Where it was made: the call of `createTask`, or the function. */
  readonly place: Place | null;
  /** The event that made it. */
  readonly born: number;
  /** Of a call: the how manieth it is among its caller's of that name. */
  readonly number: number;
}

class Row implements Lane {
  readonly index: number;
  readonly kind: LaneKind;
  readonly parent: number;
  readonly depth: number;
  readonly task: TaskId | null;
  name: string;
  runs = "";
  body: Place | null = null;
  readonly place: Place | null;
  readonly born: number;
  readonly number: number;
  /** What it has called so far, by name. */
  calls: Kind[] | null = null;
  /** The lanes below it: the first and the last, each of which knows the next. */
  first = -1;
  last = -1;
  next = -1;
  /** The events at which it ended, and how; a call's lane ends with every call. */
  readonly ended = new Ints();
  readonly endings = new Ints();

  constructor(lane: Omit<Lane, "runs" | "body">) {
    this.index = lane.index;
    this.kind = lane.kind;
    this.parent = lane.parent;
    this.depth = lane.depth;
    this.task = lane.task;
    this.name = lane.name;
    this.place = lane.place;
    this.born = lane.born;
    this.number = lane.number;
  }
}

/** The calls of one name that a lane makes. */
interface Kind {
  readonly name: string;
  count: number;
  /** Lanes that no call occupies, the first one last. */
  free: number[] | null;
}

export interface End {
  readonly event: number;
  readonly end: LaneEnd;
}

export class Lanes {
  readonly #rows: Row[] = [];
  readonly #tasks = new Map<TaskId, Row>();
  /** The lanes that are no call's, again whenever one of them may be called otherwise from then on. */
  readonly named = new Ints();

  /** The last lane that nobody made. */
  #lastRoot = -1;

  constructor() {
    this.named.push(this.#add("program", -1, null, "program", null, 0).index);
  }

  get length(): number {
    return this.#rows.length;
  }

  get(index: number): Lane {
    return this.#row(index);
  }

  /** How many lanes are of tasks. */
  get tasks(): number {
    return this.#tasks.size;
  }

  /** The lane made first below another; below -1, the first that nobody made. */
  firstBelow(index: number): number {
    return index < 0 ? 0 : this.#row(index).first;
  }

  /** The lane made next below the same one; -1 if there is none. */
  nextTo(index: number): number {
    return this.#row(index).next;
  }

  /** How many lanes calls of this name have that the same lane makes. */
  alike(index: number): number {
    const { parent, name } = this.#row(index);
    return this.#kind(parent, name).count;
  }

  [Symbol.iterator](): Iterator<Lane> {
    return this.#rows[Symbol.iterator]();
  }

  /** The lane of a task; -1 if none was created with this number. */
  ofTask(task: TaskId | null): number {
    return task === null ? -1 : (this.#tasks.get(task)?.index ?? -1);
  }

  addTask(
    task: TaskId,
    name: string,
    parent: TaskId | null,
    place: Place | null,
    event: number,
  ): number {
    const row = this.#add("task", this.ofTask(parent), task, name, place, event);
    this.#tasks.set(task, row);
    this.named.push(row.index);
    return row.index;
  }

  /** A lane for a call: the first that an earlier call of the same kind left, else a new one. */
  takeCall(
    caller: number,
    task: TaskId | null,
    name: string,
    place: Place | null,
    event: number,
  ): number {
    const kind = this.#kind(caller, name);
    const free = kind.free?.pop();
    if (free !== undefined) return free;
    kind.count += 1;
    return this.#add("call", caller, task, name, place, event, kind.count).index;
  }

  leaveCall(index: number): void {
    const { parent, name } = this.#row(index);
    const kind = this.#kind(parent, name);
    kind.free ??= [];
    kind.free.push(index);
    if (kind.free.length > 1) kind.free.sort((one, other) => other - one);
  }

  rename(index: number, name: string): void {
    this.#row(index).name = name;
    this.named.push(index);
  }

  runs(index: number, name: string, body: Place | null): void {
    const row = this.#row(index);
    row.runs = name;
    row.body = body;
    this.named.push(index);
  }

  end(index: number, event: number, end: LaneEnd): void {
    const row = this.#row(index);
    row.ended.push(event);
    row.endings.push(laneEnds.indexOf(end));
  }

  /** How the lane ended, for the last time up to an event; `null` if it had not. */
  endAt(index: number, event: number): End | null {
    const { ended } = this.#row(index);
    return this.endOf(index, ended.countUpTo(event) - 1);
  }

  /** The lane's n-th end. */
  endOf(index: number, position: number): End | null {
    const { ended, endings } = this.#row(index);
    if (position < 0 || position >= ended.length) return null;
    return { event: ended.at(position), end: laneEnds[endings.at(position)] ?? "returned" };
  }

  /** How many ends of the lane came before an event. */
  endsBefore(index: number, event: number): number {
    return this.#row(index).ended.countUpTo(event - 1);
  }

  #add(
    kind: LaneKind,
    parent: number,
    task: TaskId | null,
    name: string,
    place: Place | null,
    born: number,
    number = 0,
  ): Row {
    const index = this.#rows.length;
    const above = parent < 0 ? null : this.#row(parent);
    const depth = above === null ? 0 : above.depth + 1;
    const row = new Row({ index, kind, parent, depth, task, name, place, born, number });
    this.#rows.push(row);
    const before = above === null ? this.#lastRoot : above.last;
    if (before >= 0) this.#row(before).next = index;
    else if (above !== null) above.first = index;
    if (above === null) this.#lastRoot = index;
    else above.last = index;
    return row;
  }

  #kind(caller: number, name: string): Kind {
    const row = this.#row(caller);
    row.calls ??= [];
    let kind = row.calls.find((one) => one.name === name);
    if (!kind) {
      kind = { name, count: 0, free: null };
      row.calls.push(kind);
    }
    return kind;
  }

  #row(index: number): Row {
    const row = this.#rows[index];
    if (row) return row;
    throw new RangeError(`Cannot find lane ${index}: there are ${this.#rows.length}`);
  }
}
