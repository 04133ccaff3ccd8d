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
  }
}

export interface End {
  readonly event: number;
  readonly end: LaneEnd;
}

export class Lanes {
  readonly #rows: Row[] = [];
  readonly #tasks = new Map<TaskId, Row>();
  /** Lanes that no call occupies, by caller's lane and function name. */
  readonly #free = new Map<string, number[]>();
  /** Counts everything that may change what a lane is called. */
  version = 0;

  constructor() {
    this.#add("program", -1, null, "program", null, 0);
  }

  get length(): number {
    return this.#rows.length;
  }

  get(index: number): Lane {
    return this.#row(index);
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
    const free = this.#free.get(`${caller} ${name}`)?.pop();
    return free ?? this.#add("call", caller, task, name, place, event).index;
  }

  leaveCall(index: number): void {
    const { parent, name } = this.#row(index);
    const key = `${parent} ${name}`;
    const free = this.#free.get(key) ?? [];
    free.push(index);
    free.sort((one, other) => other - one);
    this.#free.set(key, free);
  }

  rename(index: number, name: string): void {
    this.#row(index).name = name;
    this.version += 1;
  }

  runs(index: number, name: string, body: Place | null): void {
    const row = this.#row(index);
    row.runs = name;
    row.body = body;
    this.version += 1;
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
  ): Row {
    const index = this.#rows.length;
    const depth = parent < 0 ? 0 : this.#row(parent).depth + 1;
    const row = new Row({ index, kind, parent, depth, task, name, place, born });
    this.#rows.push(row);
    this.version += 1;
    return row;
  }

  #row(index: number): Row {
    const row = this.#rows[index];
    if (row) return row;
    throw new RangeError(`Cannot find lane ${index}: there are ${this.#rows.length}`);
  }
}
