// HTTP/1.1 messages out of bytes, in whatever portions they come: a head, the body in parts, the end.
// Strict: what could be read in two ways is refused.
import { ProtocolError } from "./httperrors.ts";

export type Header = readonly [name: string, value: string];

/** What stands above the body. A request has a method and a target, a response a status. */
export interface Head {
  /** The first line's three words. */
  readonly first: readonly [string, string, string];
  readonly headers: readonly Header[];
}

export interface MessageEvents {
  head(head: Head): void;
  body(bytes: Uint8Array): void;
  /** The message is whole. */
  end(): void;
}

type State =
  | "head"
  | "length"
  | "chunk size"
  | "chunk"
  | "chunk end"
  | "trailer"
  | "close"
  | "done";

const mostHead = 16_384;
const mostLine = 4096;
const latin = new TextDecoder("latin1");
const [cr, lf] = [13, 10];
const token = /^[!#$%&'*+.^_`|~\w-]+$/;
const status = /^(HTTP\/1\.[01]) (\d{3})(?: ([^\r\n]*))?$/;
const request = /^([!#$%&'*+.^_`|~\w-]+) ([^\s]+) (HTTP\/1\.[01])$/;

export class MessageParser {
  readonly #kind: "request" | "response";
  readonly #events: MessageEvents;
  readonly #isBodiless: (head: Head) => boolean;
  #state: State = "head";
  /** The line that is being read, and what the head has so far. */
  #line: number[] = [];
  #lines: string[] = [];
  #size = 0;
  #left = 0;

  /** `isBodiless`: answers to HEAD have no body, whatever their headers say. */
  constructor(
    kind: "request" | "response",
    events: MessageEvents,
    isBodiless: (head: Head) => boolean = () => false,
  ) {
    this.#kind = kind;
    this.#events = events;
    this.#isBodiless = isBodiless;
  }

  /** Whether a message has begun and is not whole. */
  get isInside(): boolean {
    return this.#state !== "done" && (this.#state !== "head" || this.#size > 0);
  }

  get isDone(): boolean {
    return this.#state === "done";
  }

  /** Takes bytes in; gives those that belong to the next message. */
  feed(bytes: Uint8Array): Uint8Array {
    let at = 0;
    while (at < bytes.length && this.#state !== "done") {
      at = this.#isInBody() ? this.#takeBody(bytes, at) : this.#takeLine(bytes, at);
    }
    return bytes.subarray(at);
  }

  /** The other side sends no more. */
  finish(): void {
    if (this.#state === "close") this.#finished();
    if (this.#state === "done") return;
    const found = this.#state === "head" ? "in its head" : "in its body";
    throw new ProtocolError(`Cannot read the ${this.#kind}: it ended ${found}`);
  }

  #isInBody(): boolean {
    return this.#state === "length" || this.#state === "chunk" || this.#state === "close";
  }

  #takeBody(bytes: Uint8Array, at: number): number {
    const end = this.#state === "close" ? bytes.length : Math.min(bytes.length, at + this.#left);
    this.#left -= end - at;
    this.#events.body(bytes.slice(at, end));
    if (this.#state === "close" || this.#left > 0) return end;
    if (this.#state === "chunk") this.#state = "chunk end";
    else this.#finished();
    return end;
  }

  #takeLine(bytes: Uint8Array, start: number): number {
    for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      this.#size += 1;
      if (byte !== lf) this.#line.push(byte);
      if (this.#size > mostHead || (this.#state !== "head" && this.#line.length > mostLine)) {
        throw this.#refusal("a line or a head that is too long");
      }
      if (byte !== lf) continue;
      if (this.#line.pop() !== cr) throw this.#refusal("a line that does not end with CR LF");
      const line = latin.decode(Uint8Array.from(this.#line));
      this.#line = [];
      this.#tookLine(line);
      return at + 1;
    }
    return bytes.length;
  }

  #tookLine(line: string): void {
    switch (this.#state) {
      case "head":
        if (line !== "") this.#lines.push(line);
        // An empty line before a request is left from the one before.
        else if (this.#lines.length > 0) this.#tookHead();
        return;
      case "chunk size":
        this.#tookSize(line);
        return;
      case "chunk end":
        if (line !== "") throw this.#refusal("a chunk that is longer than it said");
        this.#state = "chunk size";
        return;
      case "trailer":
        if (line === "") this.#finished();
        return;
      default:
        return;
    }
  }

  #tookHead(): void {
    const [first = "", ...rest] = this.#lines;
    const words = (this.#kind === "request" ? request : status).exec(first);
    if (words === null) throw this.#refusal(`${JSON.stringify(first)} as its first line`);
    const head: Head = {
      first: [words[1] ?? "", words[2] ?? "", words[3] ?? ""],
      headers: rest.map((line) => this.#header(line)),
    };
    const framing = this.#framing(head);
    this.#size = 0;
    this.#lines = [];
    // A word in between, such as 100 Continue: the answer itself is still to come.
    if (this.#kind === "response" && /^1(?!01)/.test(head.first[1])) return;
    this.#events.head(head);
    if (framing === 0) this.#finished();
    else if (typeof framing === "number") [this.#state, this.#left] = ["length", framing];
    else this.#state = framing === "chunked" ? "chunk size" : "close";
  }

  #header(line: string): Header {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, "");
    const isClean = colon > 0 && token.test(name) && !/[\0\r\n]/.test(value);
    if (!isClean) throw this.#refusal(`${JSON.stringify(line)} as a header`);
    return [name, value];
  }

  #framing(head: Head): number | "chunked" | "close" {
    const code = Number(head.first[1]);
    if (this.#kind === "response" && (code < 200 || code === 204 || code === 304)) return 0;
    if (this.#isBodiless(head)) return 0;
    const coding = valuesOf(head.headers, "transfer-encoding");
    const lengths = new Set(valuesOf(head.headers, "content-length"));
    if (coding.length > 0) {
      if (lengths.size > 0) throw this.#refusal("both a length and a transfer encoding");
      if (coding.join().toLowerCase() === "chunked") return "chunked";
      throw this.#refusal(`the transfer encoding ${coding.join()}`);
    }
    const [length] = lengths;
    if (length === undefined) return this.#kind === "request" ? 0 : "close";
    if (lengths.size === 1 && /^\d{1,15}$/.test(length)) return Number(length);
    throw this.#refusal(`${[...lengths].join(" and ")} as its length`);
  }

  #tookSize(line: string): void {
    const size = /^([\da-f]{1,12})[ \t]*(;|$)/i.exec(line)?.[1];
    if (size === undefined) throw this.#refusal(`${JSON.stringify(line)} as a chunk's length`);
    this.#size = 0;
    this.#left = Number.parseInt(size, 16);
    this.#state = this.#left === 0 ? "trailer" : "chunk";
  }

  #finished(): void {
    this.#state = "done";
    this.#events.end();
  }

  #refusal(found: string): ProtocolError {
    return new ProtocolError(`Cannot read the ${this.#kind}: found ${found}`);
  }
}

/** The values of all headers of this name, which is given in lower case. */
export function valuesOf(headers: readonly Header[], wanted: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}
