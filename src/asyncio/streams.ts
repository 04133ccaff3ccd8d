// Opening connections: a reader for what comes in and a writer for what goes out.
import { network } from "#network";
import { Connection } from "./connection.ts";
import { ConnectionResetError } from "./errors.ts";
import { Future, join } from "./future.ts";
import { getRunningLoop } from "./loop.ts";
import type { Address, Encryption, TlsOptions } from "./network.ts";
import { StreamReader, type StreamReaderOptions } from "./reader.ts";
import { StreamWriter } from "./writer.ts";

/** The two ends of a connection. */
export interface Streams {
  readonly reader: StreamReader;
  readonly writer: StreamWriter;
}

interface OpenOptions extends StreamReaderOptions {
  /** Aborting it ends the attempt; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Encrypts the connection: `true` for the platform's settings. */
  readonly ssl?: boolean | TlsOptions;
  /** What the certificate must be made out to; the host by default. */
  readonly serverHostname?: string;
}

/** Where to connect to, and how. */
export interface ConnectionOptions extends OpenOptions {
  /** A name or an address; `localhost` by default. */
  readonly host?: string;
  readonly port: number;
}

/**
 * Connects to a host.
 *
 * Throws `ConnectionRefusedError` if nobody listens there, another `OSError` if there is no such host
 * or no way to it, `SSLError` if it can't be encrypted, `RangeError` for a port that is none.
 * Cancelling ends the attempt.
 *
 * @see https://docs.python.org/3.14/library/asyncio-stream.html#asyncio.open_connection
 *
 * @example
 * ```ts
 * import { openConnection, startServer } from "asyncio";
 *
 * const server = await startServer((_, writer) => writer.close(), { host: "127.0.0.1", port: 0 });
 * const port = server.addresses()[0]?.port ?? 0;
 *
 * const { reader, writer } = await openConnection({ host: "127.0.0.1", port });
 * console.log((await reader.read()).length); // 0
 * writer.close();
 * server.close();
 * await server.waitClosed();
 * ```
 */
export async function openConnection(options: ConnectionOptions): Promise<Streams> {
  const { host = "localhost", port } = options;
  checkPort("connect to", port, 1);
  return connect({ kind: "tcp", host, port }, options);
}

/**
 * Connects to a Unix socket, by the path of its file. Node, Deno and Bun only.
 *
 * Throws `FileNotFoundError` if there is no such file, `ConnectionRefusedError` if nobody listens.
 *
 * @see https://docs.python.org/3.14/library/asyncio-stream.html#asyncio.open_unix_connection
 *
 * @example
 * ```ts
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { openUnixConnection, startUnixServer } from "asyncio";
 *
 * const path = join(tmpdir(), `greeter-${process.pid}.sock`);
 * const server = await startUnixServer(
 *   (_, writer) => {
 *     writer.write("hello\n");
 *     writer.close();
 *   },
 *   { path },
 * );
 * const { reader, writer } = await openUnixConnection(path);
 * console.log(new TextDecoder().decode(await reader.readline())); // hello
 * writer.close();
 * server.close();
 * await server.waitClosed();
 * ```
 */
export async function openUnixConnection(
  path: string,
  options: OpenOptions = {},
): Promise<Streams> {
  return connect({ kind: "unix", path }, options);
}

async function connect(address: Address, options: OpenOptions): Promise<Streams> {
  const { signal } = options;
  signal?.throwIfAborted();
  const loop = getRunningLoop();
  const reader = new StreamReader(options);
  const opened = new Future<void>(loop, { kind: "stream", subject: reader });
  const connection = new Connection(loop, reader, {
    opened: () => opened.done() || opened.setResult(),
    lost: (error) => opened.done() || opened.setException(error ?? new ConnectionResetError()),
  });
  const encryption = encryptionOf(address, options);
  const stop = () => opened.done() || opened.setException(signal?.reason);
  signal?.addEventListener("abort", stop);
  try {
    connection.open(() => network.connect(address, encryption, connection));
    await join(opened);
  } catch (error) {
    // Nobody waits for it any more, whatever becomes of it.
    opened.cancel();
    connection.abort();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
  const host = address.kind === "tcp" ? address.host : undefined;
  return { reader, writer: new StreamWriter(connection, "client", host) };
}

function encryptionOf(address: Address, options: OpenOptions): Encryption {
  const { ssl = false, serverHostname } = options;
  if (ssl === false) return null;
  const name = serverHostname ?? (address.kind === "tcp" ? address.host : null);
  return { options: ssl === true ? {} : ssl, name };
}

export function checkPort(what: string, port: number, least: number): void {
  if (Number.isInteger(port) && port >= least && port <= 65_535) return;
  const expected = `a whole number from ${least} to 65535`;
  throw new RangeError(`Cannot ${what} port ${port}: expected ${expected}`);
}
