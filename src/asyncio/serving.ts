// Starting servers, at a port or at a Unix socket's file.
import type { Address, TlsOptions } from "./network.ts";
import { checkLimit } from "./reader.ts";
import { type ClientConnected, Server } from "./server.ts";
import { inWords } from "./starter.ts";
import { checkPort } from "./streams.ts";

interface ServeOptions {
  /** The longest line a reader takes, in bytes; 65,536 by default. */
  readonly limit?: number;
  /** How many connections may wait to be accepted; 100 by default. */
  readonly backlog?: number;
  /** Whether to listen at once; true by default. */
  readonly startServing?: boolean;
  /** Encrypts every connection; needs at least `cert` and `key`. */
  readonly ssl?: TlsOptions;
}

/** Where a server listens, and how. */
export interface ServerOptions extends ServeOptions {
  /** The address to listen at; every address of the machine by default. */
  readonly host?: string;
  /** 0 takes a free one: `server.addresses()` tells which. */
  readonly port: number;
}

/** At which path a server listens, and how. */
export interface UnixServerOptions extends ServeOptions {
  /** The file of the socket; removed when the server is closed. */
  readonly path: string;
}

/**
 * Listens for connections. For each one `serve` is called in a new task, with a reader and a writer of
 * its own. If it fails, the loop's exception handler is told and the connection closed; if it returns,
 * closing is left to it.
 *
 * Throws `OSError` if the address is taken (`code` is `EADDRINUSE`) or none of this machine's,
 * `RangeError` for a port that is none. Cancelling ends the attempt.
 *
 * @see https://docs.python.org/3.14/library/asyncio-stream.html#asyncio.start_server
 *
 * @example
 * ```ts
 * import { openConnection, startServer } from "asyncio";
 *
 * const server = await startServer(
 *   async (reader, writer) => {
 *     for await (const line of reader) writer.write(line);
 *     writer.close();
 *   },
 *   { host: "127.0.0.1", port: 0 },
 * );
 * const { reader, writer } = await openConnection(server.addresses()[0] ?? { port: 1 });
 * writer.write("echo\n");
 * console.log(new TextDecoder().decode(await reader.readline())); // echo
 * writer.close();
 * server.close();
 * await server.waitClosed();
 * ```
 */
export async function startServer(serve: ClientConnected, options: ServerOptions): Promise<Server> {
  checkPort("listen at", options.port, 0);
  return start(serve, { kind: "tcp", host: options.host ?? "", port: options.port }, options);
}

/**
 * As `startServer`, at a Unix socket. Node, Deno and Bun only.
 *
 * @see https://docs.python.org/3.14/library/asyncio-stream.html#asyncio.start_unix_server
 *
 * @example
 * ```ts
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { openUnixConnection, startUnixServer } from "asyncio";
 *
 * const path = join(tmpdir(), `shouter-${process.pid}.sock`);
 * const server = await startUnixServer(
 *   async (reader, writer) => {
 *     const line = new TextDecoder().decode(await reader.readline());
 *     writer.write(line.toUpperCase());
 *     writer.close();
 *   },
 *   { path },
 * );
 * const { reader, writer } = await openUnixConnection(path);
 * writer.write("quietly\n");
 * console.log(new TextDecoder().decode(await reader.readline())); // QUIETLY
 * writer.close();
 * server.close();
 * await server.waitClosed();
 * ```
 */
export async function startUnixServer(
  serve: ClientConnected,
  options: UnixServerOptions,
): Promise<Server> {
  return start(serve, { kind: "unix", path: options.path }, options);
}

async function start(
  serve: ClientConnected,
  address: Address,
  options: ServeOptions,
): Promise<Server> {
  if (typeof serve !== "function") {
    throw new TypeError(`Cannot serve clients with ${inWords(serve)}: expected a function`);
  }
  const { backlog = 100, ssl } = options;
  const encryption = ssl === undefined ? null : { options: ssl, name: null };
  const limit = checkLimit(options.limit);
  const server = new Server({ address, options: { backlog, encryption }, limit, serve });
  if (options.startServing === false) return server;
  try {
    await server.startServing();
  } catch (error) {
    server.close();
    throw error;
  }
  return server;
}
