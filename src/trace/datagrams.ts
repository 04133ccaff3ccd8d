// Datagrams as things of the timeline: one row for each address that they are sent to, with how many
// are under way, and an arrow from who sent one to the program that got it.
import type { TraceEvent } from "../runner/protocol.ts";
import { programLane, type Story } from "./story.ts";
import { addressText, many } from "./words.ts";

type Of<Type extends TraceEvent["type"]> = Extract<TraceEvent, { readonly type: Type }>;

interface Sent {
  readonly to: string;
  /** The lane that sent it; -1 for another host. */
  readonly lane: number;
}

/** Below every number of a connection's row. */
const first = -(2 ** 20);

export class Datagrams {
  readonly #story: Story;
  /** The thing that running code is part of, or -1. */
  readonly #acting: () => number;
  readonly #underWay = new Map<number, Sent>();
  readonly #rows = new Map<string, { readonly object: number; count: number }>();

  constructor(story: Story, acting: () => number) {
    this.#story = story;
    this.#acting = acting;
  }

  sent(index: number, { datagram, from, to, size }: Of<"datagramSent">): void {
    const lane = this.#acting();
    this.#underWay.set(datagram, { to, lane });
    this.#change(index, to, "sent", 1, lane);
    const text = `datagram ${datagram} leaves ${from} for ${to} (${many(size, "byte")})`;
    this.#story.log.about(lane, datagram, text);
  }

  arrived(index: number, { datagram, socket }: Of<"datagramArrived">): void {
    const sent = this.#take(datagram);
    if (sent === null) return;
    this.#change(index, sent.to, "arrived", -1, -1);
    this.#story.log.about(-1, datagram, `datagram ${datagram} arrives at ${sent.to}`);
    if (socket !== null) this.#story.causes.add(index, "handed", sent.lane, programLane);
  }

  lost(index: number, { datagram, why }: Of<"datagramLost">): void {
    const sent = this.#take(datagram);
    if (sent === null) return;
    this.#change(index, sent.to, "lost", -1, -1);
    this.#story.log.about(-1, datagram, `datagram ${datagram} ${ends[why]} ${sent.to}`);
  }

  #take(datagram: number): Sent | null {
    const sent = this.#underWay.get(datagram) ?? null;
    this.#underWay.delete(datagram);
    return sent;
  }

  #change(index: number, to: string, change: string, by: number, lane: number): void {
    let row = this.#rows.get(to);
    if (row === undefined) {
      row = { object: first - this.#rows.size, count: 0 };
      this.#rows.set(to, row);
      this.#story.resources.make(row.object, "Datagrams", `datagrams to ${to}`, {
        side: "client",
        far: to,
        port: 0,
      });
    }
    row.count += by;
    this.#story.resources.change(row.object, index, change, row.count, lane);
  }
}

const ends: Readonly<Record<Of<"datagramLost">["why"], string>> = {
  loss: "is lost on its way to",
  nobody: "finds nobody at",
  full: "finds no room at",
};

export function boundText({ use, host, port }: Of<"socketBound">): string {
  const at = addressText(host, port);
  return use === "server" ? `a server listens at ${at}` : `a socket for datagrams opens at ${at}`;
}
