// What goes wrong between an HTTP client and a server.

/** What came is no HTTP/1.1. */
export class ProtocolError extends Error {
  override get name(): string {
    return "ProtocolError";
  }
}

/**
 * Whatever goes wrong with a request of a `ClientSession`, except that its time is over.
 *
 * @see https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.ClientError
 *
 * @example
 * ```ts
 * import { ClientError, ClientSession } from "asyncio";
 *
 * await using session = new ClientSession({ timeout: null });
 * await session.get("http://127.0.0.1:1/").catch((error) => console.log(error instanceof ClientError)); // true
 * ```
 */
export class ClientError extends Error {
  override get name(): string {
    return "ClientError";
  }
}

/**
 * There is no connection to the host, or it broke. The cause tells why.
 *
 * @example
 * ```ts
 * import { ClientSession } from "asyncio";
 *
 * await using session = new ClientSession({ timeout: null });
 * await session.get("http://127.0.0.1:1/").catch((error) => console.log(error.name)); // ClientConnectionError
 * ```
 */
export class ClientConnectionError extends ClientError {
  override get name(): string {
    return "ClientConnectionError";
  }
}

/**
 * The answer is no HTTP, ends too early, or is not what it says it is.
 *
 * @example
 * ```ts
 * import { ClientSession, startServer } from "asyncio";
 *
 * await using server = await startServer(
 *   async (reader, writer) => {
 *     await reader.readuntil("\r\n\r\n");
 *     writer.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort");
 *     writer.close();
 *   },
 *   { host: "127.0.0.1", port: 0 },
 * );
 * await using session = new ClientSession({ timeout: null });
 * const response = await session.get(`http://127.0.0.1:${server.addresses()[0]?.port}/`);
 * await response.text().catch((error) => console.log(error.name)); // ClientPayloadError
 * ```
 */
export class ClientPayloadError extends ClientError {
  override get name(): string {
    return "ClientPayloadError";
  }
}

/**
 * A status of 400 or more, from `raiseForStatus`.
 *
 * @example
 * ```ts
 * import { ClientResponseError } from "asyncio";
 *
 * console.log(`${new ClientResponseError(404, "Not Found", "http://tea.test/")}`); // ClientResponseError: 404 Not Found from http://tea.test/
 * ```
 */
export class ClientResponseError extends ClientError {
  readonly status: number;
  readonly url: string;

  constructor(status: number, reason: string, url: string) {
    super(`${status} ${reason} from ${url}`);
    this.status = status;
    this.url = url;
  }

  override get name(): string {
    return "ClientResponseError";
  }
}
