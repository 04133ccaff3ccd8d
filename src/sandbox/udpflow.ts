// Datagrams on their way: each has one end, and those that go the same way pass in order, except for
// the ones that are held back.
import type { DatagramLoss } from "../runner/protocol.ts";
import type { Link } from "./networklink.ts";
import type { Ticker } from "./networkpipe.ts";

/** Nobody is held back for longer than so many milliseconds. */
const heldBack = 200;

/** Who is told of datagrams. */
export interface DatagramNotes {
  sent(datagram: number, of: { from: string; to: string; size: number }): void;
  /** At a socket of the program's, or `null` for another host. */
  arrived(datagram: number, socket: number | null): void;
  lost(datagram: number, why: DatagramLoss): void;
}

/** One datagram on its way, whose end is told once. */
export class Trip {
  readonly to: string;
  readonly size: number;
  readonly #datagram: number;
  readonly #notes: DatagramNotes;

  constructor(
    datagram: number,
    { to, size }: { readonly to: string; readonly size: number },
    notes: DatagramNotes,
  ) {
    this.to = to;
    this.size = size;
    this.#datagram = datagram;
    this.#notes = notes;
  }

  arrive(socket: number | null): void {
    this.#notes.arrived(this.#datagram, socket);
  }

  lose(why: DatagramLoss): void {
    this.#notes.lost(this.#datagram, why);
  }
}

/** What goes one way between two: byte after byte, and past those that are held back. */
export class Flow {
  readonly #ticker: Ticker;
  readonly #group: number;
  #lineFree = 0;
  #held: ((when: number) => void)[] = [];

  constructor(ticker: Ticker, group: number) {
    this.#ticker = ticker;
    this.#group = group;
  }

  due(now: number, size: number, link: Link): number {
    this.#lineFree = Math.max(this.#lineFree, now) + size * link.perByte;
    return this.#lineFree + link.delay();
  }

  /** It arrives after the next one that is not held back, and at the latest when nobody came. */
  hold(due: number, arrive: () => void): void {
    const release = (when: number) => {
      latest.cancel();
      this.#ticker.at(when, this.#group, arrive);
    };
    const latest = this.#ticker.at(due + heldBack, this.#group, () => {
      this.#held = this.#held.filter((one) => one !== release);
      arrive();
    });
    this.#held.push(release);
  }

  pass(due: number, arrive: () => void): void {
    this.#ticker.at(due, this.#group, arrive);
    for (const release of this.#held.splice(0)) release(due);
  }
}
