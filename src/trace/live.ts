// A set that remembers every state it ever had: who was in it, in the order of joining, at any event.
// Copies taken at intervals as long as themselves keep memory linear and looking back cheap.
import { Ints, searchUpTo } from "./columns.ts";

interface Copy {
  /** How many changes it contains. */
  readonly changes: number;
  readonly members: Int32Array;
}

const interval = 256;

export class Live {
  readonly #events = new Ints();
  /** A member that joined, or the complement (`~`) of one that left. */
  readonly #changes = new Ints();
  readonly #copies: Copy[] = [];
  readonly #members = new Set<number>();

  add(event: number, member: number): void {
    if (this.#members.has(member)) return;
    this.#members.add(member);
    this.#note(event, member);
  }

  delete(event: number, member: number): void {
    if (this.#members.delete(member)) this.#note(event, ~member);
  }

  /** The members right after `event`, in the order in which they joined. */
  at(event: number): number[] {
    const changes = this.#events.countUpTo(event);
    const copy =
      this.#copies[searchUpTo(this.#copies.length, (at) => this.#isWithin(at, changes)) - 1];
    const members = new Set(copy?.members);
    for (let position = copy?.changes ?? 0; position < changes; position++) {
      const change = this.#changes.at(position);
      if (change >= 0) members.add(change);
      else members.delete(~change);
    }
    return [...members];
  }

  #isWithin(copy: number, changes: number): boolean {
    return (this.#copies[copy]?.changes ?? 0) <= changes;
  }

  #note(event: number, change: number): void {
    this.#events.push(event);
    const changes = this.#changes.push(change) + 1;
    const since = changes - (this.#copies.at(-1)?.changes ?? 0);
    if (since < interval + this.#members.size) return;
    this.#copies.push({ changes, members: Int32Array.from(this.#members) });
  }
}
