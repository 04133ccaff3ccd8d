// `fetch` on the simulated network. Requests, responses, headers and signals are the platform's own;
// only what carries them is ours. It fails as Node's does.
import { type Head, type Header, valuesOf } from "../asyncio/httpparser.ts";
import type { Network } from "../asyncio/network.ts";
import { type FetchClasses, type Origin, readAll } from "./fetchclasses.ts";
import { Exchange, type Hearer, type Wanted } from "./fetchexchange.ts";

export interface FetchPort {
  readonly network: Network;
  readonly classes: () => FetchClasses;
  /** Keeps the clock from jumping while the platform works on something. */
  hold(): () => void;
}

const mostRedirects = 20;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** How much of a body may wait to be read. */
const mostWaiting = 2 ** 16;

export function makeFetch(port: FetchPort): typeof fetch {
  return async function fetch(input, init) {
    const { Request, respond } = port.classes();
    const asked = new Request(checked(input, Request), withHalf(init));
    const { signal } = asked;
    signal.throwIfAborted();
    let wanted: Wanted = await wantedBy(asked, init, port);
    for (let hops = 0; ; hops++) {
      const { head, body } = await answered(port.network, wanted, signal);
      const next = nextOf(wanted, head, asked.redirect);
      if (next === null) {
        return respond(body, initOf(head), originOf(wanted, hops));
      }
      await body.cancel();
      if (asked.redirect === "error") throw failed(new Error("unexpected redirect"));
      if (hops === mostRedirects) throw failed(new Error("redirect count exceeded"));
      wanted = next;
    }
  };
}

interface Answer {
  readonly head: Head;
  readonly body: ReadableStream<Uint8Array>;
}

/** Settles when the head is there; the body goes on as a stream. */
function answered(network: Network, wanted: Wanted, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    new Incoming(network, wanted, signal, { resolve, reject });
  });
}

interface Settle {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** An answer on its way, until it is whole, broken, unwanted or aborted. */
class Incoming implements Hearer {
  readonly #settle: Settle;
  readonly #signal: AbortSignal;
  readonly #exchange: Exchange;
  readonly #abort: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  constructor(network: Network, wanted: Wanted, signal: AbortSignal, settle: Settle) {
    this.#settle = settle;
    this.#signal = signal;
    this.#abort = () => {
      this.#exchange.cancel();
      this.#fail(signal.reason, signal.reason);
    };
    signal.addEventListener("abort", this.#abort, { once: true });
    this.#exchange = new Exchange(network, wanted, this);
  }

  head(head: Head): void {
    const source: UnderlyingDefaultSource<Uint8Array> = {
      start: (controller) => {
        this.#controller = controller;
      },
      pull: () => this.#exchange.resume(),
      cancel: () => {
        this.#over();
        this.#exchange.cancel();
      },
    };
    const size = (bytes: Uint8Array | undefined) => bytes?.length ?? 0;
    const body = new ReadableStream(source, { highWaterMark: mostWaiting, size });
    this.#settle.resolve({ head, body });
  }

  body(bytes: Uint8Array): void {
    this.#controller?.enqueue(bytes);
    if ((this.#controller?.desiredSize ?? 1) <= 0) this.#exchange.pause();
  }

  end(): void {
    this.#over();
    this.#controller?.close();
  }

  failed(cause: Error): void {
    this.#fail(failed(cause), new TypeError("terminated", { cause }));
  }

  /** What it is told by depends on whether the head has come. */
  #fail(before: unknown, after: unknown): void {
    this.#over();
    if (this.#controller === null) this.#settle.reject(before);
    else this.#controller.error(after);
  }

  #over(): void {
    this.#signal.removeEventListener("abort", this.#abort);
  }
}

function failed(cause: Error): TypeError {
  return new TypeError("fetch failed", { cause });
}

/** Told here, because platforms tell it in different words. */
function checked(input: RequestInfo | URL, Request: FetchClasses["Request"]): RequestInfo | URL {
  if (input instanceof Request) return input;
  const text = `${input}`;
  if (!URL.canParse(text)) {
    const cause = Object.assign(new TypeError("Invalid URL"), { code: "ERR_INVALID_URL" });
    throw new TypeError(`Failed to parse URL from ${text}`, { cause });
  }
  const { protocol } = new URL(text);
  if (/^https?:$/.test(protocol)) return text;
  throw failed(new Error(`unknown scheme: found ${protocol}, expected http: or https:`));
}

/** A stream as a body has to be announced; the platform's own fetch asks for it too. */
function withHalf(init: RequestInit | undefined): RequestInit | undefined {
  if (!(init?.body instanceof ReadableStream)) return init;
  const half: RequestInit & { duplex: "half" } = { ...init, duplex: "half" };
  return half;
}

async function wantedBy(
  request: Request,
  init: RequestInit | undefined,
  port: FetchPort,
): Promise<Wanted> {
  const { method } = request;
  const url = new URL(request.url);
  const body = request.body === null ? null : await bodyOf(request, init?.body, port);
  const given = [...request.headers].map(([name, value]): Header => [titled(name), value]);
  const headers: Header[] = [];
  if (!request.headers.has("accept")) headers.push(["Accept", "*/*"]);
  headers.push(...given);
  if (body !== null) headers.push(["Content-Length", `${body.length}`]);
  else if (method === "POST" || method === "PUT") headers.push(["Content-Length", "0"]);
  return { method, url, headers, body };
}

async function bodyOf(
  request: Request,
  body: BodyInit | null | undefined,
  { hold }: FetchPort,
): Promise<Uint8Array> {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (body instanceof URLSearchParams) return new TextEncoder().encode(`${body}`);
  if (body instanceof Uint8Array) return new Uint8Array(body);
  if (body instanceof ArrayBuffer) return new Uint8Array(body.slice(0));
  if (body instanceof ReadableStream && request.body !== null) return readAll(request.body);
  const release = hold();
  try {
    return new Uint8Array(await request.arrayBuffer());
  } finally {
    release();
  }
}

function titled(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** Where a redirect leads, and with what; `null` if it is none or not to be followed. */
function nextOf(wanted: Wanted, { first, headers }: Head, mode: RequestRedirect): Wanted | null {
  const status = Number(first[1]);
  const [location] = valuesOf(headers, "location");
  if (!redirects.has(status) || location === undefined || mode === "manual") return null;
  if (!URL.canParse(location, wanted.url.href)) throw failed(new Error("invalid redirect URL"));
  const url = new URL(location, wanted.url);
  const { method } = wanted;
  const asksAnew =
    (status === 303 && method !== "GET" && method !== "HEAD") ||
    (status <= 302 && method === "POST");
  const dropped = asksAnew ? /^content-/i : /^$/;
  const isElsewhere = url.origin !== wanted.url.origin;
  const kept = wanted.headers.filter(
    ([name]) => !dropped.test(name) && !(isElsewhere && /^(authorization|cookie)$/i.test(name)),
  );
  return asksAnew
    ? { method: "GET", url, headers: kept, body: null }
    : { ...wanted, url, headers: kept };
}

function initOf({ first, headers }: Head): ResponseInit {
  const list = headers.map(([name, value]): [string, string] => [name, value]);
  return { status: Number(first[1]), statusText: first[2], headers: list };
}

function originOf({ url }: Wanted, hops: number): Origin {
  const { href, hash } = url;
  return { url: href.slice(0, href.length - hash.length), redirected: hops > 0 };
}
