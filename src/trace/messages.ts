// What is on its way between the ends of connections: who sent it, when it arrived, and whom that
// woke. The far end of a simulated host is the row of the connections to it.
import type { TaskId, TraceEvent } from "../runner/protocol.ts";
import { Ints, searchUpTo } from "./columns.ts";

type Sent = Extract<TraceEvent, { readonly type: "bytesSent" }>;
type Arrived = Extract<TraceEvent, { readonly type: "bytesArrived" }>;

/** An end of a message: a lane, or a thing of the timeline; -1 for what is not known. */
export interface MessageEnd {
  readonly lane: number;
  readonly object: number;
}

export interface Message {
  readonly from: MessageEnd;
  readonly to: MessageEnd;
  readonly length: number;
  /** Its beginning, if it is a text. */
  readonly text: string;
  readonly sent: number;
  /** The event with which the first of it arrived; -1 while it is under way. */
  readonly arrived: number;
}

type Draft = { -readonly [Key in keyof Message]: Message[Key] };

/** What one end of a connection has sent, and how much of that has arrived. */
interface Direction {
  readonly under: { readonly position: number; readonly draft: Draft }[];
  /** Bytes of the first of `under` that have arrived. */
  arrived: number;
}

/** Something that has arrived, and that nobody has been woken by yet. */
interface Waiting {
  readonly position: number;
  readonly draft: Draft;
  readonly connection: number;
  /** Virtual milliseconds. */
  readonly at: number;
}

/** So many bytes of what an end sent have arrived. */
type Advance = Pick<Arrived, "at" | "connection" | "length"> & { readonly from: number };

/** A task that goes on, its lane, what it read with, and when: virtual milliseconds. */
interface Woken {
  readonly task: TaskId;
  readonly lane: number;
  readonly reader: number;
  readonly at: number;
}

const nowhere: MessageEnd = { lane: -1, object: -1 };

export class Messages {
  readonly #list: Draft[] = [];
  readonly #directions = new Map<number, Direction>();
  #waiting: Waiting[] = [];
  /** The task that used a connection last, and what it is read with. */
  readonly #users = new Map<number, number>();
  readonly #readers = new Map<number, number>();
  /** The events with which a message woke somebody, ascending, and which message each time. */
  readonly #wakes = new Ints();
  readonly #woke = new Ints();
  /** No message before this one is under way any more; and since which events that is so. */
  #settled = 0;
  readonly #settledWith = new Ints();
  readonly #settledUpTo = new Ints();

  get length(): number {
    return this.#list.length;
  }

  get(position: number): Message | null {
    return this.#list[position] ?? null;
  }

  /** How many had been sent up to an event. */
  countUpTo(event: number): number {
    return searchUpTo(this.#list.length, (at) => (this.#list[at]?.sent ?? 0) <= event);
  }

  /** Those under way right after an event; of what goes to a simulated host nobody tells. */
  underWayAt(event: number): Message[] {
    const sent = this.#list.slice(this.settledAt(event), this.countUpTo(event));
    return sent.filter((one) => one.arrived > event || isOut(one));
  }

  /** Of the messages before this one none is under way after an event. */
  settledAt(event: number): number {
    const changes = this.#settledWith.countUpTo(event);
    return changes === 0 ? 0 : this.#settledUpTo.at(changes - 1);
  }

  /** A task has begun a connection, or writes to it. */
  used(connection: number, task: TaskId | null): void {
    if (task !== null) this.#users.set(connection, task);
  }

  /** `far` is the row of the connection's host. */
  sent(event: number, lane: number, far: number, { connection, length, text, to }: Sent): void {
    const from = { lane, object: -1 };
    // Nobody tells when it gets to a host that is not the program's.
    const end = to === null ? { lane: -1, object: far } : nowhere;
    const message = { from, to: end, length, text, sent: event, arrived: -1 };
    const position = this.#list.push(message) - 1;
    if (to !== null) this.#direction(connection).under.push({ position, draft: message });
  }

  arrived(event: number, far: number, { at, connection, length, from }: Arrived): void {
    if (from === null) {
      const end = { lane: -1, object: far };
      const draft = { from: end, to: nowhere, length, text: "", sent: event, arrived: event };
      const position = this.#list.push(draft) - 1;
      this.#waiting.push({ position, draft, connection, at });
    } else this.#advance(event, { at, connection, length, from });
    this.#settle(event);
  }

  #advance(event: number, { at, connection, length, from }: Advance): void {
    const direction = this.#direction(from);
    direction.arrived += length;
    for (;;) {
      const [first] = direction.under;
      if (!first || direction.arrived <= 0) return;
      const { draft } = first;
      if (draft.arrived < 0) {
        draft.arrived = event;
        this.#waiting.push({ ...first, connection, at });
      }
      if (direction.arrived < draft.length) return;
      direction.arrived -= draft.length;
      direction.under.shift();
    }
  }

  #settle(event: number): void {
    const before = this.#settled;
    for (;;) {
      const draft = this.#list[this.#settled];
      if (!draft || isOut(draft)) break;
      this.#settled += 1;
    }
    if (this.#settled === before) return;
    this.#settledWith.push(event);
    this.#settledUpTo.push(this.#settled);
  }

  /** A task that waited may go on since an event: says whether a message let it. */
  wakes(event: number, { task, lane, reader, at }: Woken): boolean {
    // What was not waited for when it arrived is read later by whoever wants it.
    if (this.#waiting.some((one) => one.at < at)) {
      this.#waiting = this.#waiting.filter((one) => one.at >= at);
    }
    const found =
      this.#waiting.find((one) => this.#readers.get(one.connection) === reader) ??
      this.#waiting.find((one) => this.#mayBe(one.connection, task)) ??
      this.#lastChoice();
    if (!found) return false;
    const { connection, position } = found;
    this.#wakes.push(event);
    this.#woke.push(position);
    if (reader >= 0) this.#readers.set(connection, reader);
    for (const one of this.#waiting) {
      if (one.connection === connection) one.draft.to = { lane, object: -1 };
    }
    this.#waiting = this.#waiting.filter((one) => one.connection !== connection);
    return true;
  }

  /** The message that woke somebody with an event; `null` if none did. */
  wokeWith(event: number): Message | null {
    const position = this.#wakes.countUpTo(event) - 1;
    if (position < 0 || this.#wakes.at(position) !== event) return null;
    return this.get(this.#woke.at(position));
  }

  /** Whether a connection may be the one that a task reads from, as far as is known. */
  #mayBe(connection: number, task: TaskId): boolean {
    return !this.#readers.has(connection) && (this.#users.get(connection) ?? task) === task;
  }

  /** What can only be meant, since nothing else has arrived for a reader that nobody knows. */
  #lastChoice(): Waiting | undefined {
    const unknown = this.#waiting.filter(({ connection }) => !this.#readers.has(connection));
    const [first] = unknown;
    return unknown.every((one) => one.connection === first?.connection) ? first : undefined;
  }

  #direction(connection: number): Direction {
    let direction = this.#directions.get(connection);
    if (!direction) {
      direction = { under: [], arrived: 0 };
      this.#directions.set(connection, direction);
    }
    return direction;
  }
}

/** Still on its way, as far as is told: of what goes to a simulated host nobody tells. */
function isOut({ arrived, to }: Draft): boolean {
  return arrived < 0 && to.object >= -1;
}
