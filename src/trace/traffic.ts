// What happens to connections and on them, in plain words. Their rows are called `connections to
// shop.test` and `clients of localhost:80`.
import type { Labels } from "./labels.ts";
import type { Entry } from "./log.ts";
import type { Story } from "./story.ts";

export class Traffic {
  readonly #story: Story;
  readonly #labels: Labels;

  constructor(story: Story, labels: Labels) {
    this.#story = story;
    this.#labels = labels;
  }

  connected({ lane, other, text }: Entry): string {
    const row = this.#row(other);
    const far = row.replace(/^(connections to|clients of) /, "");
    const isClient = row.startsWith("connections");
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
    const far = this.#row(other)
      .replace(/^connections to /, "")
      .replace(/^clients of .*/, "its client");
    return `${this.#labels.spoken(lane)} sends ${far} ${text}`;
  }

  /** Who sent what woke a lane with an event: `ann`, or `shop.test`; `null` if no message did. */
  sender(woken: number): string | null {
    const from = this.#story.messages.wokeWith(woken)?.from;
    if (!from) return null;
    if (from.lane >= 0) return this.#labels.spoken(from.lane);
    return this.#row(from.object).replace(/^connections to /, "");
  }

  #row(object: number): string {
    return this.#story.resources.get(object)?.name ?? "";
  }
}
