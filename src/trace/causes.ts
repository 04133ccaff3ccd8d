// Who caused what: one lane made another, woke it, handed something over to it, or cancelled it.
import { Ints } from "./columns.ts";

export type CauseKind = "made" | "woke" | "handed" | "cancelled";

const kinds: readonly CauseKind[] = ["made", "woke", "handed", "cancelled"];

export interface Cause {
  readonly event: number;
  readonly kind: CauseKind;
  readonly from: number;
  readonly to: number;
}

export class Causes {
  readonly #events = new Ints();
  readonly #kinds = new Ints();
  readonly #from = new Ints();
  readonly #to = new Ints();

  get length(): number {
    return this.#events.length;
  }

  add(event: number, kind: CauseKind, from: number, to: number): void {
    if (from < 0 || to < 0 || from === to) return;
    this.#events.push(event);
    this.#kinds.push(kinds.indexOf(kind));
    this.#from.push(from);
    this.#to.push(to);
  }

  get(position: number): Cause {
    return {
      event: this.#events.at(position),
      kind: kinds[this.#kinds.at(position)] ?? "woke",
      from: this.#from.at(position),
      to: this.#to.at(position),
    };
  }

  /** How many causes there were up to an event. */
  countUpTo(event: number): number {
    return this.#events.countUpTo(event);
  }
}
