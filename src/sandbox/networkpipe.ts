// One direction of a connection. What goes in comes out later, whole and in order, in portions of the
// link's choice; no more is under way than the receiver has room for, the rest waits at the sender.
import { joined } from "../asyncio/joined.ts";
import type { Link } from "./networklink.ts";

/** What the network is told the time by. Events of one group keep their order under every schedule. */
export interface Ticker {
  now(): number;
  at(when: number, group: number, callback: () => void): { cancel(): void };
}

/** The end that something comes out of. */
export interface Receiver {
  arrived(bytes: Uint8Array): void;
  /** The sender will send no more. */
  ended(): void;
  /** The sender knows nothing of this connection any more. */
  reset(): void;
  /** A word between the two ends, below what they send. */
  signalled(signal: unknown): void;
}

/** The end that sends. */
export interface Sender {
  /** Some of what was written is on its way. */
  sent(): void;
  /** All of it is, and it was the end. */
  flushed(): void;
}

const { max, min } = Math;
/** Portions cut on purpose don't arrive at one time: whoever waits for the first gets it alone. */
const apart = 0.001;

export class Pipe {
  readonly #ticker: Ticker;
  readonly #link: Link;
  readonly #group: number;
  readonly #sender: Sender;
  readonly #receiver: Receiver;
  #state: "open" | "ending" | "ended" = "open";
  #queue: Uint8Array[] = [];
  #queued = 0;
  #unread = 0;
  #pumping = false;
  #lineFree = 0;
  #lastArrival = 0;

  constructor(
    ticker: Ticker,
    link: Link,
    group: number,
    ends: { readonly from: Sender; readonly to: Receiver },
  ) {
    this.#ticker = ticker;
    this.#link = link;
    this.#group = group;
    this.#sender = ends.from;
    this.#receiver = ends.to;
  }

  /** How many bytes wait at the sender. */
  get buffered(): number {
    return this.#queued;
  }

  get isEnded(): boolean {
    return this.#state === "ended";
  }

  write(bytes: Uint8Array): void {
    if (this.#state !== "open" || bytes.length === 0) return;
    this.#queue.push(bytes);
    this.#queued += bytes.length;
    this.#pumpSoon();
  }

  /** Nothing more will be written. */
  end(): void {
    if (this.#state !== "open") return;
    this.#state = "ending";
    this.#pumpSoon();
  }

  /** The other side hears nothing any more. */
  drop(): void {
    this.#queue = [];
    this.#queued = 0;
    this.#state = "ended";
  }

  /** What was not sent is lost. */
  cut(): void {
    this.#queue = [];
    this.#queued = 0;
    this.end();
  }

  reset(): void {
    this.drop();
    this.#deliver(0, () => this.#receiver.reset());
  }

  signal(signal: unknown): void {
    this.#deliver(0, () => this.#receiver.signalled(signal));
  }

  /** The receiver has read so many bytes: the sender hears of it as late as of anything. */
  read(length: number): void {
    const took = () => {
      this.#unread -= length;
      this.#pump();
    };
    if (this.#link.latency === 0) took();
    else this.#ticker.at(this.#ticker.now() + this.#link.latency, this.#group, took);
  }

  /** Where portions are cut anew, all that is written in one turn counts as one. */
  #pumpSoon(): void {
    if (!this.#link.merges) {
      this.#pump();
      return;
    }
    if (this.#pumping) return;
    this.#pumping = true;
    this.#ticker.at(this.#ticker.now(), this.#group, () => {
      this.#pumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    const before = this.#queued;
    while (this.#queued > 0 && this.#unread < this.#link.window) {
      const bytes = this.#take(min(this.#link.window - this.#unread, this.#link.segment()));
      this.#unread += bytes.length;
      this.#deliver(bytes.length, () => this.#receiver.arrived(bytes));
    }
    if (this.#queued < before) this.#sender.sent();
    if (this.#queued > 0 || this.#state !== "ending") return;
    this.#state = "ended";
    // As on a real machine: who closes hears of it before the other side does.
    this.#sender.flushed();
    this.#deliver(0, () => this.#receiver.ended());
  }

  #take(most: number): Uint8Array {
    const first = this.#queue[0] ?? new Uint8Array();
    if (this.#link.merges && first.length < most && this.#queue.length > 1)
      this.#queue = [joined(this.#queue)];
    const all = this.#queue[0] ?? first;
    const taken = all.length <= most ? all : all.slice(0, most);
    if (all.length <= most) this.#queue.shift();
    else this.#queue[0] = all.subarray(most);
    this.#queued -= taken.length;
    return taken;
  }

  #deliver(length: number, arrive: () => void): void {
    const { perByte } = this.#link;
    this.#lineFree = max(this.#lineFree, this.#ticker.now()) + length * perByte;
    const gap = this.#link.merges ? apart : 0;
    this.#lastArrival = max(this.#lastArrival + gap, this.#lineFree + this.#link.delay());
    this.#ticker.at(this.#lastArrival, this.#group, arrive);
  }
}
