// An HTTP client over streams, in the spirit of aiohttp: one session for all requests, which shares
// its connections among them and bounds their number and their time.
import { type Line, Pool } from "./clientpool.ts";
import { ClientResponse } from "./clientresponse.ts";
import { ClientConnectionError, ClientPayloadError, ProtocolError } from "./httperrors.ts";
import { type Head, MessageParser, valuesOf } from "./httpparser.ts";
import { getRunningLoop } from "./loop.ts";
import type { TlsOptions } from "./network.ts";
import { timeoutAt } from "./timeouts.ts";

/** What all requests of a session have in common. */
export interface ClientSessionOptions {
  /** How many connections may be in use at once; 100 by default. */
  readonly limit?: number;
  /** How many of them with one host; no limit by default. */
  readonly limitPerHost?: number;
  /** Milliseconds for a request and its body together; five minutes by default, `null` for ever. */
  readonly timeout?: number | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a status of 400 or more is an error; false by default. */
  readonly raiseForStatus?: boolean;
  readonly ssl?: TlsOptions;
}

/** What one request has of its own. */
export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Behind the `?` of the address. */
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Sent as JSON, instead of `body`. */
  readonly json?: unknown;
  readonly timeout?: number | null;
  /** Whether redirects are followed, ten at most; true by default. */
  readonly allowRedirects?: boolean;
}

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly deadline: number | null;
}

const fiveMinutes = 300_000;
const mostRedirects = 10;

/**
 * A client for HTTP. One session serves all requests: their connections are used again, and never more
 * than `limit` are in use at once.
 *
 * @see https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.ClientSession
 *
 * @example
 * ```ts
 * import { ClientSession, startServer } from "asyncio";
 *
 * await using server = await startServer(
 *   async (reader, writer) => {
 *     await reader.readuntil("\r\n\r\n");
 *     writer.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ngreen");
 *     writer.close();
 *   },
 *   { host: "127.0.0.1", port: 0 },
 * );
 * await using session = new ClientSession({ limit: 10, timeout: null });
 * const response = await session.get(`http://127.0.0.1:${server.addresses()[0]?.port}/tea`);
 * console.log(response.status, await response.text()); // 200 green
 * ```
 */
export class ClientSession implements AsyncDisposable {
  readonly #options: ClientSessionOptions;
  readonly #pool: Pool;
  #isClosed = false;

  constructor(options: ClientSessionOptions = {}) {
    const { limit = 100, limitPerHost = Infinity, ssl } = options;
    for (const value of [limit, limitPerHost]) {
      if (value >= 1) continue;
      throw new RangeError(`Cannot make a session with a limit of ${value}: expected 1 or more`);
    }
    this.#options = options;
    this.#pool = new Pool({ limit, limitPerHost, ssl });
  }

  get(url: string | URL, options: RequestOptions = {}): Promise<ClientResponse> {
    return this.request("GET", url, options);
  }

  post(url: string | URL, options: RequestOptions = {}): Promise<ClientResponse> {
    return this.request("POST", url, options);
  }

  head(url: string | URL, options: RequestOptions = {}): Promise<ClientResponse> {
    return this.request("HEAD", url, { allowRedirects: false, ...options });
  }

  /**
   * Asks, and waits for the head of the answer.
   *
   * Throws `ClientConnectionError` if there is no connection or it breaks, `ClientPayloadError` for an
   * answer that is none, `ClientResponseError` for a bad status if the session is to, `TimeoutError`
   * when its time is over.
   */
  async request(
    method: string,
    url: string | URL,
    options: RequestOptions = {},
  ): Promise<ClientResponse> {
    if (this.#isClosed) throw new ClientConnectionError("Cannot ask: the session is closed");
    let asked = this.#asked(method, url, options);
    for (let hops = 0; ; hops++) {
      const response = await this.#ask(asked);
      const next = options.allowRedirects === false ? null : redirected(asked, response);
      if (next === null) {
        if (this.#options.raiseForStatus === true) response.raiseForStatus();
        return response;
      }
      response.release();
      if (hops === mostRedirects) {
        throw new ClientPayloadError(`Cannot get ${url}: found more than ten redirects`);
      }
      asked = next;
    }
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pool.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #asked(method: string, address: string | URL, options: RequestOptions): Asked {
    if (!URL.canParse(`${address}`) || !/^https?:/.test(`${address}`)) {
      throw new TypeError(`Cannot ask ${address}: expected an address with http: or https:`);
    }
    const url = new URL(address);
    for (const [name, value] of Object.entries(options.params ?? {})) {
      url.searchParams.append(name, value);
    }
    const { json, body = json === undefined ? null : JSON.stringify(json) } = options;
    const type: Record<string, string> =
      json === undefined ? {} : { "Content-Type": "application/json" };
    const { timeout = this.#options.timeout } = options;
    const allowed = timeout === undefined ? fiveMinutes : timeout;
    return {
      method,
      url,
      headers: { Accept: "*/*", ...type, ...this.#options.headers, ...options.headers },
      body: typeof body === "string" ? new TextEncoder().encode(body) : body,
      deadline: allowed === null ? null : getRunningLoop().clock.now() + allowed,
    };
  }

  /** A kept connection may have been closed just now: then once more, with a new one. */
  async #ask(asked: Asked): Promise<ClientResponse> {
    for (;;) {
      const line = await within(asked.deadline, () => this.#take(asked.url));
      const exchange = new Exchange(asked, line);
      try {
        return await within(asked.deadline, () => exchange.start());
      } catch (error) {
        line.done(false);
        const again = line.isReused && exchange.isUnanswered && asked.body === null;
        if (!again || !(error instanceof ClientConnectionError)) throw error;
      }
    }
  }

  async #take(url: URL): Promise<Line> {
    try {
      return await this.#pool.take(url);
    } catch (cause) {
      throw connectionError(url, cause);
    }
  }
}

/** One request on a connection, and its answer. */
class Exchange {
  readonly #asked: Asked;
  readonly #line: Line;
  readonly #parser: MessageParser;
  #head: Head | null = null;
  #parts: Uint8Array[] = [];
  isUnanswered = true;

  constructor(asked: Asked, line: Line) {
    this.#asked = asked;
    this.#line = line;
    const events = {
      head: (head: Head) => {
        this.#head = head;
      },
      body: (bytes: Uint8Array) => void this.#parts.push(bytes),
      end: () => {},
    };
    this.#parser = new MessageParser("response", events, () => asked.method === "HEAD");
  }

  async start(): Promise<ClientResponse> {
    const { method, url, headers, body } = this.#asked;
    const { writer } = this.#line.streams;
    const length = body === null ? {} : { "Content-Length": `${body.length}` };
    const all = Object.entries({ Host: url.host, ...headers, ...length });
    const lines = all.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    writer.write(`${method} ${url.pathname}${url.search} HTTP/1.1\r\n${lines}\r\n`);
    if (body !== null) writer.write(body);
    while (this.#head === null) await this.#read();
    const head: Head = this.#head;
    if (this.#parser.isDone) this.#done(head);
    return new ClientResponse(head, url.href, {
      next: () => within(this.#asked.deadline, () => this.#next(head)),
      release: () => this.#line.done(false),
    });
  }

  async #next(head: Head): Promise<Uint8Array | null> {
    for (;;) {
      const part = this.#parts.shift();
      if (part !== undefined) return part;
      if (this.#parser.isDone) return null;
      await this.#read();
      if (this.#parser.isDone) this.#done(head);
    }
  }

  async #read(): Promise<void> {
    const { reader } = this.#line.streams;
    const { url } = this.#asked;
    let bytes: Uint8Array;
    try {
      bytes = await reader.read(2 ** 16);
    } catch (cause) {
      throw connectionError(url, cause);
    }
    if (bytes.length === 0 && this.isUnanswered) {
      throw new ClientConnectionError(`Cannot ask ${url.host}: it closed the connection`);
    }
    this.isUnanswered = false;
    try {
      if (bytes.length === 0) this.#parser.finish();
      else this.#parser.feed(bytes);
    } catch (cause) {
      this.#line.done(false);
      if (!(cause instanceof ProtocolError)) throw cause;
      throw new ClientPayloadError(`Cannot read the answer of ${url.href}`, { cause });
    }
  }

  #done({ first, headers }: Head): void {
    const wish = valuesOf(headers, "connection").join().toLowerCase();
    const isFramed = valuesOf(headers, "content-length").length > 0 || isChunked(headers);
    const isLasting = first[0] === "HTTP/1.1" ? !wish.includes("close") : wish.includes("keep");
    this.#line.done(isLasting && isFramed && !this.#line.streams.reader.atEof());
  }
}

function isChunked(headers: Head["headers"]): boolean {
  return valuesOf(headers, "transfer-encoding").length > 0;
}

function redirected(asked: Asked, response: ClientResponse): Asked | null {
  const { status, headers } = response;
  const location = headers.get("location");
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return null;
  if (!URL.canParse(location, asked.url.href)) return null;
  const url = new URL(location, asked.url);
  const asksAnew = status === 303 || (status < 303 && asked.method === "POST");
  if (!asksAnew || asked.method === "HEAD") return { ...asked, url };
  return { ...asked, url, method: "GET", body: null };
}

function connectionError(url: URL, cause: unknown): unknown {
  const isOurs = cause instanceof Error && "code" in cause;
  if (!isOurs) return cause;
  return new ClientConnectionError(`Cannot ask ${url.host}: ${cause.message}`, { cause });
}

function within<T>(deadline: number | null, body: () => Promise<T>): Promise<T> {
  return deadline === null ? body() : timeoutAt(deadline, body);
}
