// Locks, semaphores, queues, events: who holds them, how full they are, at any event. Holders are
// kept as lists that share their tails, so that every state there ever was costs a few numbers.
import type { ConnectionSide, ObjectId } from "../runner/protocol.ts";
import { Ints } from "./columns.ts";

export interface Resource {
  readonly object: ObjectId;
  /** `Lock`, `Queue` ... */
  readonly of: string;
  readonly name: string;
  /** Of connections and datagrams: whom they are with. */
  readonly peer: Peer | null;
}

/** The program talks to somebody, or somebody to the program at a port. */
export interface Peer {
  readonly side: ConnectionSide;
  readonly far: string;
  readonly port: number;
}

/** A resource right after one of its changes. */
export interface ResourceState {
  /** The event of the last change; -1 if it never changed. */
  readonly since: number;
  readonly change: string;
  /** What describes it: 1 for a locked lock, free places of a semaphore, items of a queue. */
  readonly size: number;
  /** The lane that changed it last; -1 for none. */
  readonly by: number;
  /** The lanes that hold it, and since which event. */
  readonly holders: readonly Holder[];
}

export interface Holder {
  readonly lane: number;
  readonly since: number;
}

class Row implements Resource {
  readonly object: ObjectId;
  readonly of: string;
  readonly name: string;
  readonly peer: Peer | null;
  readonly events = new Ints();
  readonly changes: string[] = [];
  readonly sizes = new Ints();
  capacity = 0;
  readonly lanes = new Ints();
  /** The list of holders after each change; -1 is the empty one. */
  readonly holders = new Ints();

  constructor(object: ObjectId, of: string, name: string, peer: Peer | null) {
    this.object = object;
    this.of = of;
    this.name = name;
    this.peer = peer;
  }
}

const untouched: ResourceState = { since: -1, change: "", size: 0, by: -1, holders: [] };

export class Resources {
  readonly #rows = new Map<ObjectId, Row>();
  /** Nodes of the lists of holders. */
  readonly #lane = new Ints();
  readonly #since = new Ints();
  readonly #rest = new Ints();
  /** How many a list has from there on. */
  readonly #count = new Ints();

  get length(): number {
    return this.#rows.size;
  }

  [Symbol.iterator](): Iterator<Resource> {
    return this.#rows.values();
  }

  get(object: ObjectId): Resource | null {
    return this.#rows.get(object) ?? null;
  }

  make(object: ObjectId, of: string, name: string, peer: Peer | null = null): void {
    this.#rows.set(object, new Row(object, of, name, peer));
  }

  change(object: ObjectId, event: number, change: string, size: number, lane: number): void {
    const row = this.#rows.get(object);
    if (!row) return;
    const held = row.holders.length === 0 ? -1 : row.holders.last;
    row.events.push(event);
    row.changes.push(change);
    row.sizes.push(size);
    row.lanes.push(lane);
    const holders = this.#after(row, held, change, lane, event);
    row.holders.push(holders);
    // What is out is part of a semaphore, too.
    row.capacity = Math.max(row.capacity, size + (holders < 0 ? 0 : this.#count.at(holders)));
  }

  /** How it was right after an event. */
  at(object: ObjectId, event: number): ResourceState {
    const row = this.#rows.get(object);
    return row ? this.state(object, row.events.countUpTo(event) - 1) : untouched;
  }

  /** How it was after its n-th change. */
  state(object: ObjectId, position: number): ResourceState {
    const row = this.#rows.get(object);
    if (!row || position < 0 || position >= row.events.length) return untouched;
    return {
      since: row.events.at(position),
      change: row.changes[position] ?? "",
      size: row.sizes.at(position),
      by: row.lanes.at(position),
      holders: this.#holders(row.holders.at(position)),
    };
  }

  /** The most that was ever in it and out with its holders, as far as the run shows. */
  capacity(object: ObjectId): number {
    return this.#rows.get(object)?.capacity ?? 0;
  }

  /** The event of its n-th change. */
  changedWith(object: ObjectId, position: number): number {
    return this.#rows.get(object)?.events.at(position) ?? -1;
  }

  /** How often it changed up to an event. */
  changesUpTo(object: ObjectId, event: number): number {
    return this.#rows.get(object)?.events.countUpTo(event) ?? 0;
  }

  #after(row: Row, held: number, change: string, lane: number, event: number): number {
    if (!/^(Lock|Semaphore|BoundedSemaphore)$/.test(row.of)) return -1;
    if (change === "acquired") return this.#node(lane, event, held);
    return change === "released" ? this.#without(held, lane) : held;
  }

  /** The list without the lane, or without its newest member if the lane is not in it. */
  #without(list: number, lane: number): number {
    const kept: number[] = [];
    for (let node = list; node >= 0; node = this.#rest.at(node)) {
      if (this.#lane.at(node) === lane) return this.#prepend(kept, this.#rest.at(node));
      kept.push(node);
    }
    return list < 0 ? -1 : this.#rest.at(list);
  }

  #prepend(nodes: readonly number[], rest: number): number {
    let list = rest;
    for (const node of nodes.toReversed()) {
      list = this.#node(this.#lane.at(node), this.#since.at(node), list);
    }
    return list;
  }

  #node(lane: number, since: number, rest: number): number {
    this.#lane.push(lane);
    this.#since.push(since);
    this.#count.push(rest < 0 ? 1 : this.#count.at(rest) + 1);
    return this.#rest.push(rest);
  }

  #holders(list: number): Holder[] {
    const holders: Holder[] = [];
    for (let node = list; node >= 0; node = this.#rest.at(node)) {
      holders.push({ lane: this.#lane.at(node), since: this.#since.at(node) });
    }
    return holders.reverse();
  }
}
