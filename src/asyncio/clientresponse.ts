// The answer to a request of a session. Its body is read when it is asked for; until then, or until it
// is released, it keeps its connection.
import { ClientPayloadError, ClientResponseError } from "./httperrors.ts";
import type { Head } from "./httpparser.ts";
import { joined } from "./joined.ts";

/** Where the body comes from. */
export interface BodySource {
  /** The next bytes; `null` at the end. */
  next(): Promise<Uint8Array | null>;
  release(): void;
}

/**
 * What a `ClientSession` gives. Read it to its end, or release it, so that others may use its
 * connection.
 *
 * @see https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.ClientResponse
 *
 * @example
 * ```ts
 * import { ClientSession, startServer } from "asyncio";
 *
 * await using server = await startServer(
 *   async (reader, writer) => {
 *     await reader.readuntil("\r\n\r\n");
 *     writer.write("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone");
 *     writer.close();
 *   },
 *   { host: "127.0.0.1", port: 0 },
 * );
 * await using session = new ClientSession({ timeout: null });
 * using response = await session.get(`http://127.0.0.1:${server.addresses()[0]?.port}/tea`);
 * console.log(response.status, response.ok); // 404 false
 * console.log(await response.text()); // none
 * ```
 */
export class ClientResponse implements Disposable {
  readonly status: number;
  /** The words behind the status. */
  readonly reason: string;
  readonly headers: Headers;
  /** Where it came from at last. */
  readonly url: string;
  readonly #source: BodySource;

  /** For the library: programs get responses from a session. */
  constructor({ first, headers }: Head, url: string, source: BodySource) {
    this.status = Number(first[1]);
    this.reason = first[2];
    this.headers = new Headers(headers.map(([name, value]): [string, string] => [name, value]));
    this.url = url;
    this.#source = source;
  }

  /** Whether the status is below 400. */
  get ok(): boolean {
    return this.status < 400;
  }

  /** Throws `ClientResponseError` if the status is 400 or more. */
  raiseForStatus(): void {
    if (this.ok) return;
    this.release();
    throw new ClientResponseError(this.status, this.reason, this.url);
  }

  /** The body in the portions in which it comes. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const part = await this.#source.next();
        if (part === null) return;
        yield part;
      }
    } finally {
      this.release();
    }
  }

  /**
   * The whole body.
   *
   * Throws `ClientPayloadError` if it ends too early or is not what it says.
   */
  async bytes(): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for await (const part of this) parts.push(part);
    return joined(parts);
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  async json(): Promise<unknown> {
    const text = await this.text();
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new ClientPayloadError(`Cannot read ${this.url} as JSON`, { cause });
    }
  }

  /** Gives the connection back; one with an unread body is closed. A second call does nothing. */
  release(): void {
    this.#source.release();
  }

  [Symbol.dispose](): void {
    this.release();
  }
}
