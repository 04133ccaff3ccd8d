// The events of a run, packed: a few numbers each, texts and places kept once. Positions in the log
// are what the rest of the timeline calls an event's index.
import type { Place, TraceEvent } from "../runner/protocol.ts";
import { Ints } from "./columns.ts";

/** What the log itself notes: a callback was over before time moved on. */
export type LogType = TraceEvent["type"] | "rested";

const types: readonly LogType[] = [
  "rested",
  "started",
  "console",
  "taskCreated",
  "taskNamed",
  "taskStarted",
  "taskWaited",
  "taskWoken",
  "taskResumed",
  "taskSuspended",
  "taskCancelRequested",
  "taskFinished",
  "frameEntered",
  "frameSuspended",
  "frameResumed",
  "frameExited",
  "objectMade",
  "objectChanged",
  "timerSet",
  "timerFired",
  "timerCleared",
  "blocked",
  "reported",
  "graded",
  "finished",
  "processStarted",
  "processExited",
  "connectionBegun",
  "connectionOpened",
  "connectionClosed",
  "requestReceived",
  "requestAnswered",
  "socketBound",
  "socketClosed",
  "datagramSent",
  "datagramArrived",
  "datagramLost",
  "fileOpened",
  "fileClosed",
  "bytesSent",
  "bytesArrived",
  "microtaskQueued",
  "microtaskBegan",
  "microtaskEnded",
];
const codes = new Map(types.map((type, code) => [type, code]));

/** One event as the log keeps it. What `other` and `text` mean depends on the type. */
export interface Entry {
  readonly index: number;
  readonly at: number;
  readonly type: LogType;
  /** The lane that acted or was acted upon; -1 for none. */
  readonly lane: number;
  /** The other lane, the object, the timer ...; -1 for none. */
  readonly other: number;
  readonly text: string;
  readonly place: Place | null;
}

export class Log {
  /** Virtual milliseconds. */
  readonly at = new Ints();
  /** The events at which time moved on: the first of each instant. */
  readonly instants = new Ints();
  /** How much room the events up to here take in a picture besides their time. */
  readonly room = new Ints();
  readonly #types = new Ints();
  readonly #lanes = new Ints();
  readonly #others = new Ints();
  readonly #texts = new Ints();
  readonly #places = new Ints();
  readonly #strings = new Strings();
  readonly #placeTable = new Places();

  get length(): number {
    return this.at.length;
  }

  add(at: number, type: LogType): number {
    this.#types.push(codes.get(type) ?? 0);
    this.#lanes.push(-1);
    this.#others.push(-1);
    this.#texts.push(0);
    this.#places.push(0);
    this.room.push(this.room.last);
    if (this.length === 0 || at !== this.at.last) this.instants.push(this.length);
    return this.at.push(at);
  }

  /** Says what the newest event was about. */
  about(lane: number, other = -1, text = ""): void {
    const index = this.length - 1;
    this.#lanes.set(index, lane);
    this.#others.set(index, other);
    if (text !== "") this.#texts.set(index, this.#strings.add(text));
  }

  placed(place: Place | null): void {
    this.#places.set(this.length - 1, this.#placeTable.add(place));
  }

  /** Gives the newest event some room in the picture. */
  widen(room: number): void {
    this.room.set(this.length - 1, this.room.last + room);
  }

  entry(index: number): Entry {
    return {
      index,
      at: this.at.at(index),
      type: this.type(index),
      lane: this.#lanes.at(index),
      other: this.#others.at(index),
      text: this.#strings.get(this.#texts.at(index)),
      place: this.place(index),
    };
  }

  type(index: number): LogType {
    return types[this.#types.at(index)] ?? "rested";
  }

  lane(index: number): number {
    return this.#lanes.at(index);
  }

  other(index: number): number {
    return this.#others.at(index);
  }

  place(index: number): Place | null {
    return this.#placeTable.get(this.#places.at(index));
  }

  /** The last event that had happened at a time; the first one if none had. */
  indexAt(time: number): number {
    return Math.max(0, this.at.countUpTo(time) - 1);
  }
}

/** Every text once. */
export class Strings {
  readonly #list: string[] = [""];
  readonly #numbers = new Map<string, number>([["", 0]]);

  add(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#list.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }

  get(number: number): string {
    return this.#list[number] ?? "";
  }
}

/** Every place once; 0 is no place. */
export class Places {
  readonly #list: (Place | null)[] = [null];
  readonly #numbers = new Map<string, Map<number, number>>();

  add(place: Place | null): number {
    if (place === null) return 0;
    let file = this.#numbers.get(place.file);
    if (!file) {
      file = new Map();
      this.#numbers.set(place.file, file);
    }
    const key = place.line * 65_536 + place.column;
    let number = file.get(key);
    if (number === undefined) {
      number = this.#list.push(place) - 1;
      file.set(key, number);
    }
    return number;
  }

  get(number: number): Place | null {
    return this.#list[number] ?? null;
  }
}
