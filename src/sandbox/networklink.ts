// The way to a host as numbers: how long a byte travels, how many travel at once. What is left to
// chance comes from the seed.
import type { LinkPlan } from "../runner/protocol.ts";
import type { Random } from "./random.ts";

const { floor, max, min, round } = Math;
/** What a receiver takes before it has to be read from, and what arrives at once at most. */
const leastWindow = 2 ** 16;
const largestSegment = 2 ** 16;
/** On a slow line bytes arrive in portions of so many milliseconds, but not fewer than a packet has. */
const portion = 20;
const packet = 1460;

export class Link {
  readonly latency: number;
  /** Milliseconds that one byte takes to be put on the line. */
  readonly perByte: number;
  /** How many bytes may be sent that nobody has read. */
  readonly window: number;
  /** Whether what is written at one time may arrive as one. */
  readonly merges: boolean;
  readonly #plan: LinkPlan;
  readonly #random: Random;
  readonly #segment: number;

  constructor(plan: LinkPlan, random: Random) {
    const { latency = 0, bandwidth = Infinity } = plan;
    this.#plan = plan;
    this.#random = random;
    this.latency = latency;
    this.perByte = 1000 / bandwidth;
    const bytes = (time: number) => round(bandwidth * (time / 1000));
    const isSlow = bandwidth !== Infinity;
    // A line is kept full: as many bytes as it holds there and back.
    this.window = isSlow ? max(leastWindow, 2 * bytes(2 * latency)) : leastWindow;
    this.#segment = isSlow ? min(largestSegment, max(packet, bytes(portion))) : largestSegment;
    this.merges = plan.chunk !== undefined;
  }

  /** How long the next bytes are on their way. */
  delay(): number {
    const { jitter = 0 } = this.#plan;
    return jitter === 0 ? this.latency : this.latency + round(this.#random.fraction() * jitter);
  }

  /** How many bytes go together next, at most. */
  segment(): number {
    const { chunk = this.#segment } = this.#plan;
    if (typeof chunk === "number") return min(chunk, this.#segment);
    const [least, most] = chunk;
    return least + floor(this.#random.fraction() * (most - least + 1));
  }

  /** Whether the seed has the next connection fail, datagram get lost, datagram be overtaken. */
  fails(what: "failures" | "loss" | "reordering"): boolean {
    const share = this.#plan[what] ?? 0;
    return share > 0 && this.#random.fraction() < share;
  }
}
