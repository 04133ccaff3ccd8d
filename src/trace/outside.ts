// What lies outside the program, as part of its story: connections, datagrams, requests, files and
// processes.
import type { TraceEvent } from "../runner/protocol.ts";
import { answeredText, askedText, Connections } from "./connections.ts";
import { boundText, Datagrams } from "./datagrams.ts";
import type { Story } from "./story.ts";

export class Outside {
  readonly #story: Story;
  /** The lane that has the thread, or -1. */
  readonly #acting: () => number;
  readonly #connections: Connections;
  readonly #datagrams: Datagrams;

  constructor(story: Story, acting: () => number) {
    this.#story = story;
    this.#acting = acting;
    this.#connections = new Connections(story, acting);
    this.#datagrams = new Datagrams(story, acting);
  }

  /** Says whether the event is worth a step; `null` if it is none of these. */
  fold(index: number, event: TraceEvent): boolean | null {
    switch (event.type) {
      case "connectionBegun":
        this.#connections.begun(index, event);
        return true;
      case "connectionOpened":
        this.#connections.opened(index, event.connection);
        return true;
      case "connectionClosed":
        this.#connections.closed(index, event);
        return true;
      case "bytesSent":
        this.#connections.sent(index, event);
        return true;
      case "bytesArrived":
        this.#connections.arrived(index, event);
        return false;
      default:
        return this.#foldDatagram(index, event);
    }
  }

  #foldDatagram(index: number, event: TraceEvent): boolean | null {
    switch (event.type) {
      case "datagramSent":
        this.#datagrams.sent(index, event);
        return true;
      case "datagramArrived":
        this.#datagrams.arrived(index, event);
        return true;
      case "datagramLost":
        this.#datagrams.lost(index, event);
        return true;
      default:
        return this.#told(event);
    }
  }

  /** What a sentence is enough for. */
  #told(event: TraceEvent): boolean | null {
    const { log } = this.#story;
    switch (event.type) {
      case "socketBound":
        log.about(this.#acting(), event.socket, boundText(event));
        return true;
      case "fileOpened":
        log.about(-1, event.file, `the file ${event.path} is opened`);
        return true;
      case "requestReceived":
        log.about(-1, event.request, askedText(event));
        return true;
      case "requestAnswered":
        log.about(-1, event.request, answeredText(event));
        return true;
      case "processStarted":
        log.about(-1, event.pid, event.command);
        return true;
      case "processExited":
        log.about(-1, event.pid, `${event.code}`);
        return true;
      default:
        return null;
    }
  }
}
