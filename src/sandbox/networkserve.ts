// The servers of a scenario: each connection gets a speaker, which says what is written down.
import type { Transport, TransportEvents } from "../asyncio/network.ts";
import type { HostPlan, ServicePlan } from "../runner/protocol.ts";
import { End } from "./networkend.ts";
import type { Link } from "./networklink.ts";

export type Later = (delay: number, callback: () => void) => void;

/** What a server makes of a connection. */
export interface Served {
  received(bytes: Uint8Array): void;
  ended(): void;
  /** The connection is lost, or over. */
  gone?(): void;
}

const text = new TextEncoder();

/** The far end of a connection, as its server uses it; faults of the host are done here. */
export class Speaker {
  readonly #transport: Transport;
  readonly later: Later;
  readonly #reads: number;
  #left: number;
  #isGone = false;

  constructor(transport: Transport, later: Later, plan: HostPlan) {
    const { resetAfter = Infinity, reads = Infinity } = plan;
    this.#transport = transport;
    this.later = (delay, callback) => later(delay, () => this.#isGone || callback());
    this.#left = resetAfter;
    this.#reads = reads;
  }

  /** Reads no more until so many bytes would have been read at its pace. */
  digest(bytes: number): void {
    if (this.#reads === Infinity || bytes === 0) return;
    this.#transport.pauseReading();
    this.later((1000 * bytes) / this.#reads, () => this.#transport.resumeReading());
  }

  say(words: string | Uint8Array): void {
    const bytes = typeof words === "string" ? text.encode(words) : words;
    const fits = bytes.length < this.#left;
    this.#transport.write(fits ? bytes : bytes.slice(0, this.#left));
    this.#left -= bytes.length;
    if (!fits) this.reset();
  }

  close(): void {
    this.#transport.close();
  }

  /** Forgets the connection, after what was said. */
  reset(): void {
    if (this.#transport instanceof End) this.#transport.destroy();
    this.gone();
  }

  gone(): void {
    this.#isGone = true;
  }
}

/** Serves one connection of a host with what `serve` makes. */
export function serveWith(
  plan: HostPlan,
  link: Link,
  later: Later,
  serve: (speaker: Speaker) => Served,
): TransportEvents {
  let speaker: Speaker | null = null;
  let served: Served | null = null;
  const fails = link.fails("failures");
  return {
    opened(transport) {
      speaker = new Speaker(transport, later, plan);
      served = serve(speaker);
    },
    received(bytes) {
      if (fails) speaker?.reset();
      else served?.received(bytes);
      speaker?.digest(bytes.length);
    },
    ended: () => served?.ended(),
    sent() {},
    lost() {
      speaker?.gone();
      served?.gone?.();
    },
  };
}

/** Says its lines one after the other, or everything back. */
export function makeService({ echo = false, says = [], then }: ServicePlan) {
  return (speaker: Speaker): Served => {
    const go = (number: number): void => {
      const line = says[number];
      if (line === undefined) {
        if (then === "reset") speaker.reset();
        else if (then === "close" || (then === undefined && !echo)) speaker.close();
        return;
      }
      speaker.later(line.after ?? 0, () => {
        speaker.say(line.text);
        go(number + 1);
      });
    };
    if (says.length > 0) go(0);
    return {
      received: (bytes) => echo && speaker.say(bytes),
      ended: () => speaker.close(),
    };
  };
}
