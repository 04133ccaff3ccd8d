// Connections as things of the timeline: one row for each host that the program talks to, one for each
// port at which it serves, and how many connections are open there at any event.
import type { ConnectionSide, TraceEvent } from "../runner/protocol.ts";
import type { Peer } from "./resources.ts";
import { programLane, type Story } from "./story.ts";
import { addressText, many } from "./words.ts";

type Of<Type extends TraceEvent["type"]> = Extract<TraceEvent, { readonly type: Type }>;

/** What the log's text says of these events; the row's name tells with whom. */
export type ConnectionChange = "begun" | "opened" | "closed" | "failed";

interface Known {
  readonly object: number;
  readonly side: ConnectionSide;
}

export class Connections {
  readonly #story: Story;
  /** The thing that running code is part of, or -1. */
  readonly #acting: () => number;
  readonly #known = new Map<number, Known>();
  readonly #rows = new Map<string, number>();
  readonly #open = new Map<number, number>();

  constructor(story: Story, acting: () => number) {
    this.#story = story;
    this.#acting = acting;
  }

  begun(index: number, { connection, side, host, port, open, place }: Of<"connectionBegun">): void {
    const far = side === "client" ? host : addressText(host, port);
    const object = this.#row({ side, far, port });
    this.#known.set(connection, { object, side });
    if (side === "client") this.#use(connection, this.#acting());
    this.#change(index, object, "begun", open);
    this.#story.log.placed(place);
  }

  opened(index: number, connection: number): void {
    const known = this.#known.get(connection);
    if (known) this.#change(index, known.object, "opened", this.#open.get(known.object) ?? 0);
  }

  closed(index: number, { connection, open, code }: Of<"connectionClosed">): void {
    const known = this.#known.get(connection);
    if (known) this.#change(index, known.object, code === null ? "closed" : "failed", open);
  }

  sent(index: number, event: Of<"bytesSent">): void {
    const acting = Math.max(programLane, this.#acting());
    const object = this.#known.get(event.connection)?.object ?? -1;
    const { log, messages } = this.#story;
    this.#use(event.connection, acting);
    messages.sent(index, acting, object, event);
    log.about(acting, object, said(event.length, event.text));
    log.placed(event.place);
    log.widen(1);
  }

  arrived(index: number, event: Of<"bytesArrived">): void {
    const object = this.#known.get(event.connection)?.object ?? -1;
    const { log, messages } = this.#story;
    messages.arrived(index, object, event);
    log.about(-1, object, said(event.length, ""));
  }

  #use(connection: number, lane: number): void {
    const { lanes, messages } = this.#story;
    if (lane >= 0) messages.used(connection, lanes.get(lane).task);
  }

  #change(index: number, object: number, change: ConnectionChange, open: number): void {
    const acting = this.#acting();
    this.#open.set(object, open);
    this.#story.resources.change(object, index, change, open, acting < 0 ? programLane : acting);
    this.#story.log.about(acting, object, change);
  }

  /** Below zero, where no number of the library's things is. */
  #row(peer: Peer): number {
    const name = `${peer.side === "client" ? "connections to" : "clients of"} ${peer.far}`;
    let object = this.#rows.get(name);
    if (object === undefined) {
      object = -2 - this.#rows.size;
      this.#rows.set(name, object);
      this.#story.resources.make(object, "Connections", name, peer);
    }
    return object;
  }
}

/** `“one”, 4 bytes`; only the number for what is no text, or no short one. */
export function said(length: number, text: string): string {
  const line = text.replace(/\s+$/, "");
  const words = /^[^\r\n]{1,24}$/.test(line) ? `“${line}”, ` : "";
  return `${words}${many(length, "byte")}`;
}

export function askedText({ host, request, method, path }: Of<"requestReceived">): string {
  return `${host} gets request ${request}: ${method} ${path}`;
}

export function answeredText({ request, status }: Of<"requestAnswered">): string {
  return status === null
    ? `request ${request} gets no answer`
    : `request ${request} is answered with ${status}`;
}
