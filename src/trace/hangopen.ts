// What the program opened and never closed: connections, and processes that it did not wait for. The
// loop ends them when it is closed, and the events tell that from the program's own doing.
import type { Place, TraceEvent } from "../runner/protocol.ts";
import type { Facts } from "./hangfacts.ts";
import { type Finding, finding } from "./hangfinding.ts";
import type { Words } from "./hangwords.ts";

type Begun = Extract<TraceEvent, { readonly type: "connectionBegun" }>;

interface Opened {
  readonly what: string;
  readonly place: Place | null;
}

const unnamed = "the program";

export class Open {
  readonly #facts: Facts;
  readonly #words: Words;
  readonly #connections = new Map<number, Opened>();
  readonly #processes = new Map<number, Opened>();
  readonly #found: Finding[] = [];
  /** The function whose end closed the loop. */
  #main = unnamed;

  constructor(facts: Facts, words: Words) {
    this.#facts = facts;
    this.#words = words;
  }

  add(event: TraceEvent): void {
    switch (event.type) {
      case "taskFinished": {
        const task = this.#facts.tasks.get(event.task);
        if (task?.parent === null) this.#main = task.call === "" ? unnamed : this.#words.task(task);
        return;
      }
      case "connectionBegun":
        this.#begun(event);
        return;
      case "connectionClosed":
        if (event.by === "loop") this.#cutOff(event.connection);
        this.#connections.delete(event.connection);
        return;
      case "processStarted":
        this.#processes.set(event.pid, {
          what: `the process ${event.command}`,
          place: event.place,
        });
        return;
      case "processExited":
        if (event.by === "loop") this.#killed(event.pid);
        this.#processes.delete(event.pid);
    }
  }

  /** Asked once the program has returned. */
  findings(): Finding[] {
    const open = [...this.#connections.values()].map(({ what, place }) =>
      finding(
        "leakedConnection",
        `${what}${this.#madeAt(place)} is still open, though the program has ended, for nobody closed it`,
        place,
      ),
    );
    return [...this.#found, ...open];
  }

  #begun(event: Begun): void {
    const { connection, side, place } = event;
    // A session connects from its own code, in the step of whoever asked it.
    const asked = side === "client" ? this.#facts.step.last : null;
    this.#connections.set(connection, { what: connectionIn(event), place: place ?? asked });
  }

  #cutOff(connection: number): void {
    const opened = this.#connections.get(connection);
    if (opened === undefined) return;
    const { what, place } = opened;
    const sentence = `${what}${this.#madeAt(place)} was still open when ${this.#main} ended, for nobody had closed it`;
    this.#found.push(finding("leakedConnection", sentence, place));
  }

  #killed(pid: number): void {
    const started = this.#processes.get(pid);
    if (started === undefined) return;
    const { what, place } = started;
    const sentence = `${what}${this.#madeAt(place)} still ran when ${this.#main} ended, and was killed`;
    this.#found.push(finding("leakedProcess", sentence, place));
  }

  #madeAt(place: Place | null): string {
    return place === null ? "" : `, begun at ${this.#words.line(place)},`;
  }
}

function connectionIn({ side, host, port }: Begun): string {
  const at = `${host}:${port}`;
  return side === "client" ? `the connection to ${at}` : `a client's connection to ${at}`;
}
