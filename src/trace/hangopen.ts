// What the program opened and never closed: connections, servers, sockets for datagrams, files, and processes
// that it did not wait for. The loop ends them when it is closed, and the events tell that from the
// program's own doing.
import type { Closer, Ender, Place, TraceEvent } from "../runner/protocol.ts";
import type { Facts } from "./hangfacts.ts";
import { type Finding, finding } from "./hangfinding.ts";
import type { Words } from "./hangwords.ts";
import { addressText } from "./words.ts";

type Begun = Extract<TraceEvent, { readonly type: "connectionBegun" }>;
type Bound = Extract<TraceEvent, { readonly type: "socketBound" }>;

interface Opened {
  readonly kind:
    | "leakedConnection"
    | "leakedProcess"
    | "leakedServer"
    | "leakedSocket"
    | "leakedFile";
  readonly what: string;
  readonly place: Place | null;
}

const unnamed = "the program";

export class Open {
  readonly #facts: Facts;
  readonly #words: Words;
  readonly #connections = new Map<number, Opened>();
  readonly #sockets = new Map<number, Opened>();
  readonly #files = new Map<number, Opened>();
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
        this.#closed(this.#connections, event.connection, event.by);
        return;
      case "socketBound":
        this.#sockets.set(event.socket, boundIn(event));
        return;
      case "socketClosed":
        this.#closed(this.#sockets, event.socket, event.by);
        return;
      case "fileOpened":
        this.#files.set(event.file, {
          kind: "leakedFile",
          what: `the file ${event.path}`,
          place: event.place,
        });
        return;
      case "fileClosed":
        this.#closed(this.#files, event.file, event.by);
        return;
      case "processStarted":
        this.#processes.set(event.pid, {
          kind: "leakedProcess",
          what: `the process ${event.command}`,
          place: event.place,
        });
        return;
      case "processExited":
        this.#closed(this.#processes, event.pid, event.by);
    }
  }

  /** Asked once the program has returned. */
  findings(): Finding[] {
    const all = [this.#sockets, this.#files, this.#connections];
    const open = all
      .flatMap((some) => [...some.values()])
      .map(({ kind, what, place }) => {
        const state = kind === "leakedServer" ? "still listens" : "is still open";
        const sentence = `${what}${this.#madeAt(kind, place)} ${state}, though the program has ended, for nobody closed it`;
        return finding(kind, sentence, place);
      });
    return [...this.#found, ...open];
  }

  #begun(event: Begun): void {
    const { connection, side, place } = event;
    // A session connects from its own code, in the step of whoever asked it.
    const asked = side === "client" ? this.#facts.step.last : null;
    const what = connectionIn(event);
    this.#connections.set(connection, { kind: "leakedConnection", what, place: place ?? asked });
  }

  #closed(open: Map<number, Opened>, number: number, by: Closer | Ender): void {
    const opened = open.get(number);
    open.delete(number);
    if (opened === undefined || by !== "loop") return;
    const { kind, what, place } = opened;
    const sentence = `${what}${this.#madeAt(kind, place)} ${left[kind](this.#main)}`;
    this.#found.push(finding(kind, sentence, place));
  }

  #madeAt(kind: Opened["kind"], place: Place | null): string {
    const verb = verbs[kind];
    return place === null ? "" : `, ${verb} at ${this.#words.line(place)},`;
  }
}

const verbs: Readonly<Record<Opened["kind"], string>> = {
  leakedConnection: "begun",
  leakedSocket: "begun",
  leakedFile: "opened",
  leakedServer: "started",
  leakedProcess: "begun",
};

const stillOpen = (main: string) => `was still open when ${main} ended, for nobody had closed it`;

const left: Readonly<Record<Opened["kind"], (main: string) => string>> = {
  leakedConnection: stillOpen,
  leakedSocket: stillOpen,
  leakedFile: stillOpen,
  leakedServer: (main) => `still listened when ${main} ended, for nobody had closed it`,
  leakedProcess: (main) => `still ran when ${main} ended, and was killed`,
};

function boundIn({ use, host, port, place }: Bound): Opened {
  const at = addressText(host, port);
  return use === "server"
    ? { kind: "leakedServer", what: `the server at ${at}`, place }
    : { kind: "leakedSocket", what: `the socket for datagrams at ${at}`, place };
}

function connectionIn({ side, host, port }: Begun): string {
  const at = addressText(host, port);
  return side === "client" ? `the connection to ${at}` : `a client's connection to ${at}`;
}
