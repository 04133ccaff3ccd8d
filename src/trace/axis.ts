// Where an event stands in a picture. Virtual time only jumps, so width has two sources: the time
// between instants, and room for what happens within each instant, in its order. Several runs share
// one axis by sharing its instants. Gaps many times longer than the usual one are folded.
import { Ints, searchUpTo } from "./columns.ts";
import type { Log } from "./log.ts";

export interface AxisSize {
  /** The length to fill. */
  readonly length: number;
  /** The most that one unit of room takes. */
  readonly mostRoom: number;
  /** The part of the length that time gets at least, if any time passes. */
  readonly timeShare: number;
}

/** Gaps longer than this many times the usual are folded to it. */
const foldFrom = 12;
const sampled = 4096;
/** Positions that differ by less are the same. */
const slack = 0.01;

export class Axis {
  readonly #logs: readonly Log[];
  /** Virtual milliseconds of each instant. */
  readonly times = new Ints();
  /** For each run and instant: the room taken before it. */
  readonly #before: readonly Ints[];
  /** Folded time and room up to the beginning of each instant. */
  #time: Float64Array = new Float64Array();
  #room: Float64Array = new Float64Array();
  readonly #foldTo: number;
  /** The instants after which a long gap is folded. */
  readonly folded = new Ints();
  readonly #perTime: number;
  readonly #perRoom: number;
  readonly length: number;

  constructor(logs: readonly Log[], size: AxisSize) {
    this.#logs = logs;
    this.#before = logs.map(() => new Ints());
    this.#collect();
    this.#foldTo = foldLength(this.times);
    this.#measure();
    const [time, room] = [this.#time.at(-1) ?? 0, this.#room.at(-1) ?? 0];
    const share = time > 0 ? 1 - size.timeShare : 1;
    this.#perRoom = room > 0 ? Math.min(size.mostRoom, (size.length * share) / room) : 0;
    const left = size.length - this.#perRoom * room;
    this.#perTime = time > 0 ? left / time : 0;
    this.length = this.#perRoom * room + this.#perTime * time;
  }

  get instants(): number {
    return this.times.length;
  }

  /** Where an instant begins. */
  start(instant: number): number {
    const [time, room] = [this.#time[instant] ?? 0, this.#room[instant] ?? 0];
    return this.#perTime * time + this.#perRoom * room;
  }

  /** Where the events of an instant end. */
  end(instant: number): number {
    const width = (this.#room[instant + 1] ?? 0) - (this.#room[instant] ?? 0);
    return this.start(instant) + this.#perRoom * width;
  }

  /** The last instant at or before a time. */
  instantAt(time: number): number {
    return Math.max(0, this.times.countUpTo(time) - 1);
  }

  /** The first instant that begins at or after a position; the number of instants if none does. */
  firstFrom(x: number): number {
    return searchUpTo(this.instants, (instant) => this.start(instant) < x);
  }

  /** Where an event begins to matter: what it begins is drawn from here on. */
  x(event: number, run = 0): number {
    return this.#place(event, event === 0 ? 0 : (this.#logs[run]?.room.at(event - 1) ?? 0), run);
  }

  /** Where an event is over: the playhead of a moment stands here. */
  after(event: number, run = 0): number {
    return this.#place(event, this.#logs[run]?.room.at(event) ?? 0, run);
  }

  /** Where a time is that may lie between instants. */
  xOfTime(time: number): number {
    const instant = this.instantAt(time);
    const from = this.end(instant);
    const gap = this.times.at(instant + 1) - this.times.at(instant);
    if (instant + 1 >= this.instants || gap <= 0) return from;
    return from + (this.start(instant + 1) - from) * ((time - this.times.at(instant)) / gap);
  }

  /** As `xOfTime`, for a time after an event; the event's own instant is no time after it. */
  xOfTimeFrom(event: number, time: number, run = 0): number {
    const from = this.#logs[run]?.at.at(event) ?? 0;
    return time > from ? this.xOfTime(time) : 0;
  }

  /** The last event that is over at a position. */
  eventAt(x: number, run = 0): number {
    const log = this.#logs[run];
    if (!log || log.length === 0) return 0;
    const instant = searchUpTo(this.instants, (at) => this.start(at) <= x + slack) - 1;
    const time = this.times.at(Math.max(0, instant));
    const last = log.at.countUpTo(time) - 1;
    const first = log.at.countUpTo(time - 1);
    const over = (event: number) => this.after(first + event, run) <= x + slack;
    return Math.max(0, first + searchUpTo(last - first + 1, over) - 1);
  }

  #place(event: number, room: number, run: number): number {
    const log = this.#logs[run];
    if (!log) return 0;
    const instant = this.times.countUpTo(log.at.at(event)) - 1;
    return this.start(instant) + this.#perRoom * (room - (this.#before[run]?.at(instant) ?? 0));
  }

  /** Merges the instants of all runs. */
  #collect(): void {
    const [only] = this.#logs;
    if (only && this.#logs.length === 1) this.#take(only);
    else this.#merge();
  }

  /** Of one run there may be a million, and whoever looks on while it grows asks often. */
  #take({ at, instants, room }: Log): void {
    const [before] = this.#before;
    for (let instant = 0; instant < instants.length; instant++) {
      const first = instants.at(instant);
      this.times.push(at.at(first));
      before?.push(first === 0 ? 0 : room.at(first - 1));
    }
  }

  #merge(): void {
    const next = this.#logs.map(() => 0);
    for (;;) {
      let time = Number.POSITIVE_INFINITY;
      for (const [run, log] of this.#logs.entries()) {
        const position = next[run] ?? 0;
        if (position >= log.instants.length) continue;
        time = Math.min(time, log.at.at(log.instants.at(position)));
      }
      if (time === Number.POSITIVE_INFINITY) return;
      this.times.push(time);
      for (const run of this.#logs.keys()) this.#advance(run, next, time);
    }
  }

  #advance(run: number, next: number[], time: number): void {
    const log = this.#logs[run];
    if (!log) return;
    const position = next[run] ?? 0;
    const first = position < log.instants.length ? log.instants.at(position) : log.length;
    this.#before[run]?.push(first === 0 ? 0 : log.room.at(first - 1));
    if (position < log.instants.length && log.at.at(first) === time) next[run] = position + 1;
  }

  #measure(): void {
    const count = this.instants;
    const times = new Float64Array(count + 1);
    const rooms = new Float64Array(count + 1);
    let [time, room] = [0, 0];
    for (let instant = 0; instant < count; instant++) {
      const isLast = instant === count - 1;
      const gap = isLast ? 0 : this.times.at(instant + 1) - this.times.at(instant);
      if (gap > this.#foldTo) this.folded.push(instant);
      time += Math.min(gap, this.#foldTo);
      room += this.#widest(instant);
      times[instant + 1] = time;
      rooms[instant + 1] = room;
    }
    this.#time = times;
    this.#room = rooms;
  }

  #widest(instant: number): number {
    let widest = 0;
    for (let run = 0; run < this.#before.length; run++) {
      const before = this.#before[run];
      const log = this.#logs[run];
      if (!before || !log) continue;
      const until = instant + 1 < before.length ? before.at(instant + 1) : log.room.last;
      widest = Math.max(widest, until - before.at(instant));
    }
    return widest;
  }
}

/** The length that gaps are folded to: many times what three quarters of them do not exceed. */
function foldLength(times: Ints): number {
  const count = times.length - 1;
  if (count < 3) return Number.POSITIVE_INFINITY;
  const stride = Math.max(1, Math.floor(count / sampled));
  const gaps: number[] = [];
  for (let instant = 0; instant < count; instant += stride) {
    gaps.push(times.at(instant + 1) - times.at(instant));
  }
  gaps.sort((one, other) => one - other);
  return foldFrom * (gaps[Math.floor(gaps.length * 0.75)] ?? 0);
}
