// What happens to connections and on them, in plain words: whom they are with tells the row.
import type { Labels } from "./labels.ts";
import type { Entry } from "./log.ts";
import type { Peer } from "./resources.ts";
import type { Story } from "./story.ts";

/** Of a connection whose beginning was not told. */
const nobody: Peer = { side: "client", far: "somebody", port: 0 };

export class Traffic {
  readonly #story: Story;
  readonly #labels: Labels;

  constructor(story: Story, labels: Labels) {
    this.#story = story;
    this.#labels = labels;
  }

  connected({ lane, other, text }: Entry): string {
    const { side, far } = this.#peer(other);
    const isClient = side === "client";
    const one = isClient ? `the connection to ${far}` : `a client's connection to ${far}`;
    if (text === "opened") return `${one} is open`;
    if (text === "failed") return `${one} is lost`;
    const who = lane < 0 ? "" : this.#labels.spoken(lane);
    if (text === "closed") return who === "" ? `${one} is closed` : `${who} closes ${one}`;
    if (!isClient) return `a client connects to ${far}`;
    return `${who === "" ? "the program" : who} begins to connect to ${far}`;
  }

  /** A lane writes to a connection. */
  sent({ lane, other, text }: Entry): string {
    const { side, far } = this.#peer(other);
    const whom = side === "client" ? far : "its client";
    return `${this.#labels.spoken(lane)} sends ${whom} ${text}`;
  }

  /** Who sent what woke a lane with an event: `ann`, or `shop.test`; `null` if no message did. */
  sender(woken: number): string | null {
    const from = this.#story.messages.wokeWith(woken)?.from;
    if (!from) return null;
    if (from.lane >= 0) return this.#labels.spoken(from.lane);
    return this.#peer(from.object).far;
  }

  #peer(object: number): Peer {
    return this.#story.resources.get(object)?.peer ?? nobody;
  }
}
