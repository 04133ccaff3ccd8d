// A site of a scenario: reads requests and answers them with its pages, byte by byte as a server
// would, one after the other on each connection.
import { ProtocolError } from "../asyncio/httperrors.ts";
import { type Head, MessageParser, valuesOf } from "../asyncio/httpparser.ts";
import { joined } from "../asyncio/joined.ts";
import type { HostPlan, PagePlan } from "../runner/protocol.ts";
import { reasons } from "./httpreasons.ts";
import type { Served, Speaker } from "./networkserve.ts";

type Pages = NonNullable<HostPlan["site"]>;

/** Told of a request; calls back with what came of it. */
export type SiteNotes = (host: string, method: string, path: string) => Answered;
type Answered = (status: number | null) => void;

interface Request {
  readonly head: Head;
  readonly body: Uint8Array;
}

const notFound: PagePlan = { status: 404, body: "Not Found" };
const text = new TextEncoder();
const none = new Uint8Array();

export class Site {
  readonly #name: string;
  readonly #pages: Pages;
  /** How often each path was asked for. */
  readonly #asked = new Map<string, number>();
  readonly #notes: SiteNotes;

  constructor(name: string, pages: Pages, notes: SiteNotes) {
    this.#name = name;
    this.#pages = pages;
    this.#notes = notes;
  }

  serve(speaker: Speaker): Served {
    const visit = new Visit(speaker, {
      pageFor: (request) => this.#pageFor(request),
      asked: ({ head: { first } }) => this.#notes(this.#name, first[0], first[1]),
    });
    return {
      received: (bytes) => visit.received(bytes),
      ended: () => visit.ended(),
      gone: () => visit.gone(),
    };
  }

  #pageFor({ head }: Request): PagePlan {
    const { pathname, search } = new URL(head.first[1], `http://${this.#name}`);
    const path = [pathname + search, pathname].find((one) => Object.hasOwn(this.#pages, one));
    const planned = path === undefined ? notFound : (this.#pages[path] ?? notFound);
    if (!isList(planned)) return planned;
    const asked = this.#asked.get(pathname) ?? 0;
    this.#asked.set(pathname, asked + 1);
    return planned[Math.min(asked, planned.length - 1)] ?? notFound;
  }
}

interface Clerk {
  pageFor(request: Request): PagePlan;
  asked(request: Request): Answered;
}

/** One connection to a site. */
class Visit {
  readonly #speaker: Speaker;
  readonly #clerk: Clerk;
  /** Who is to be told what became of the request. */
  #answered: Answered | null = null;
  #parser: MessageParser;
  #head: Head | null = null;
  #body: Uint8Array[] = [];
  /** What has come and belongs to the requests after the one that is being answered. */
  #rest = new Uint8Array();
  #state: "listening" | "answering" | "silent" | "over" = "listening";
  #hasEnded = false;

  constructor(speaker: Speaker, clerk: Clerk) {
    this.#speaker = speaker;
    this.#clerk = clerk;
    this.#parser = this.#nextParser();
  }

  received(bytes: Uint8Array): void {
    this.#rest = joined([this.#rest, bytes]);
    this.#readOn();
  }

  ended(): void {
    this.#hasEnded = true;
    if (this.#state === "silent") this.#over(null);
    if (this.#state === "listening") this.#close();
  }

  gone(): void {
    this.#over(null);
  }

  #over(status: number | null): void {
    this.#answered?.(status);
    this.#answered = null;
  }

  #readOn(): void {
    if (this.#state !== "listening" || this.#rest.length === 0) return;
    const bytes = this.#rest;
    this.#rest = new Uint8Array();
    try {
      this.#rest = new Uint8Array(this.#parser.feed(bytes));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#refuse();
    }
  }

  #nextParser(): MessageParser {
    this.#body = [];
    return new MessageParser("request", {
      head: (head) => {
        this.#head = head;
      },
      body: (bytes) => void this.#body.push(bytes),
      end: () => this.#asked(),
    });
  }

  #asked(): void {
    const head = this.#head;
    if (head === null) return;
    this.#state = "answering";
    const request = { head, body: joined(this.#body) };
    // HTTP/1.1 says that a request must name its host.
    if (head.first[2] === "HTTP/1.1" && valuesOf(head.headers, "host").length !== 1) {
      this.#refuse();
      return;
    }
    this.#answered = this.#clerk.asked(request);
    const page = this.#clerk.pageFor(request);
    if (page.silent === true) {
      this.#state = "silent";
      return;
    }
    this.#speaker.later(page.delay ?? 0, () => this.#answer(request, page));
  }

  #answer({ head, body }: Request, page: PagePlan): void {
    const stays = staysOpen(head) && page.framing !== "close";
    const bytes = page.echo === true ? body : bodyOf(page);
    this.#speaker.say(headOf(page, bytes.length, stays));
    const parts = head.first[0] === "HEAD" ? [] : cut(bytes, page);
    this.#send(parts, page, () => {
      this.#over(page.status ?? 200);
      if (!stays) return this.#close();
      this.#state = "listening";
      this.#parser = this.#nextParser();
      if (this.#hasEnded && this.#rest.length === 0) this.#close();
      else this.#readOn();
    });
  }

  #send(parts: readonly Uint8Array[], page: PagePlan, done: () => void, at = 0): void {
    const part = parts[at];
    if (part === undefined) {
      done();
      return;
    }
    const { pause = 0 } = page;
    if (part.length > 0) this.#speaker.say(part);
    if (at + 1 < parts.length && pause > 0) {
      this.#speaker.later(pause, () => this.#send(parts, page, done, at + 1));
    } else this.#send(parts, page, done, at + 1);
  }

  #refuse(): void {
    const page = { status: 400, body: "Bad Request" };
    this.#speaker.say(headOf(page, page.body.length, false) + page.body);
    this.#close();
  }

  #close(): void {
    this.#state = "over";
    this.#speaker.close();
  }
}

function staysOpen({ first, headers }: Head): boolean {
  const wanted = valuesOf(headers, "connection").join().toLowerCase();
  return first[2] === "HTTP/1.0" ? wanted.includes("keep-alive") : !wanted.includes("close");
}

function headOf(page: PagePlan, length: number, stays: boolean): string {
  const { status = 200, headers = {}, framing = "length" } = page;
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const lines = [`HTTP/1.1 ${status} ${reasons[status] ?? ""}`];
  if (!names.includes("content-type")) lines.push("Content-Type: text/html; charset=utf-8");
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (framing === "chunked") lines.push("Transfer-Encoding: chunked");
  else if (framing === "length" && status >= 200 && status !== 204 && status !== 304) {
    if (!names.includes("content-length")) lines.push(`Content-Length: ${length}`);
  }
  lines.push(`Connection: ${stays ? "keep-alive" : "close"}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

const filling = "The kettle sings, the tea is made, and nobody has to wait for it.\n";

export function bodyOf({ body = "", size }: PagePlan): Uint8Array {
  if (size === undefined) return text.encode(body);
  return text.encode(filling.repeat(Math.ceil(size / filling.length)).slice(0, size));
}

/** The body in its parts, each as it goes over the line. */
function cut(bytes: Uint8Array, { parts = 1, framing, status = 200 }: PagePlan): Uint8Array[] {
  if (status === 204 || status === 304) return [];
  const length = Math.max(1, Math.ceil(bytes.length / parts));
  const list: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += length) list.push(bytes.slice(at, at + length));
  if (framing !== "chunked") return list;
  const last = text.encode("0\r\n\r\n");
  const ends = list.map((_, at) => (at + 1 < list.length ? none : last));
  const framed = list.map((part, at) =>
    joined([
      text.encode(`${part.length.toString(16)}\r\n`),
      part,
      text.encode("\r\n"),
      ends[at] ?? none,
    ]),
  );
  return framed.length > 0 ? framed : [last];
}

function isList(page: PagePlan | readonly PagePlan[]): page is readonly PagePlan[] {
  return Array.isArray(page);
}
