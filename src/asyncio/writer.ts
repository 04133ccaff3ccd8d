// What goes out. Writing never waits; `drain` does, while too much is buffered.
import { toBytes } from "./bytes.ts";
import type { Connection } from "./connection.ts";
import { Future, join } from "./future.ts";
import type { TlsOptions } from "./network.ts";

/** What lies below a writer: its buffer, and how to end it at once. */
export interface StreamTransport {
  /** How many written bytes the platform has not taken yet. */
  getWriteBufferSize(): number;
  /** `drain` waits above `high` bytes until at most `low` are left; 65,536 and a quarter of `high`. */
  setWriteBufferLimits(limits: { readonly high: number; readonly low?: number }): void;
  /** Closes at once; what was not sent is lost. */
  abort(): void;
}

/** How `startTls` encrypts. */
export interface StartTlsOptions extends TlsOptions {
  /** What the certificate must be made out to; the host connected to by default. */
  readonly serverHostname?: string;
}

/**
 * The writing end of a connection or pipe, as `openConnection`, `startServer` or a process gives it.
 *
 * `write` never waits and never tells of a lost connection; `drain` does both. Closing the writer
 * closes the whole connection, the reading direction too.
 *
 * @see https://docs.python.org/3.14/library/asyncio-stream.html#asyncio.StreamWriter
 *
 * @example
 * ```ts
 * import { openConnection, startServer } from "asyncio";
 *
 * await using server = await startServer(
 *   async (reader, writer) => {
 *     await using _ = writer;
 *     writer.write(await reader.readline());
 *     await writer.drain();
 *   },
 *   { host: "127.0.0.1", port: 0 },
 * );
 * const { reader, writer } = await openConnection({ port: server.addresses()[0]?.port ?? 0 });
 * writer.write("hello\n");
 * await writer.drain();
 * console.log(new TextDecoder().decode(await reader.readline())); // hello
 * writer.close();
 * await writer.waitClosed();
 * ```
 */
export class StreamWriter implements AsyncDisposable {
  readonly #connection: Connection;
  readonly #side: "client" | "server";
  readonly #host: string | null;
  readonly transport: StreamTransport;

  /** For the library: programs get writers from it. */
  constructor(connection: Connection, side: "client" | "server" = "client", host?: string) {
    this.#connection = connection;
    this.#side = side;
    this.#host = host ?? null;
    this.transport = {
      getWriteBufferSize: () => connection.buffered,
      setWriteBufferLimits: ({ high, low }) => connection.limitWriting(high, low ?? high / 4),
      abort: () => connection.abort(),
    };
  }

  /**
   * Sends bytes, or text as UTF-8, as soon as it goes; does not wait. What is written to a connection
   * that was lost is dropped: `drain` tells.
   *
   * Throws `RuntimeError` after `close` or `writeEof`.
   */
  write(data: Uint8Array | string): void {
    this.#connection.write(toBytes(data, "write"));
  }

  /** Writes one after the other; adds no newlines. */
  writelines(parts: Iterable<Uint8Array | string>): void {
    for (const part of parts) this.write(part);
  }

  /**
   * Waits until the buffer is low enough to go on writing: at once unless more than the high mark is
   * buffered, then until only the low mark is left.
   *
   * Throws `ConnectionResetError` if the connection is closed or lost, or the error it was lost by.
   */
  drain(): Promise<void> {
    return this.#connection.drain();
  }

  /** Ends the connection after what was written. A second call does nothing. */
  close(): void {
    this.#connection.close();
  }

  /** Whether the connection is closed or about to be, by whichever side. */
  isClosing(): boolean {
    return this.#connection.isClosing;
  }

  /** Waits until the connection is closed. Throws the error by which it was lost, if it was. */
  waitClosed(): Promise<void> {
    return this.#connection.whenClosed();
  }

  /**
   * Tells the other side that no more will come, after what was written. Reading goes on.
   *
   * Throws `RuntimeError` where `canWriteEof` says no.
   */
  writeEof(): void {
    this.#connection.writeEof();
  }

  /** Whether `writeEof` works: not on an encrypted connection. */
  canWriteEof(): boolean {
    return this.#connection.canWriteEof;
  }

  /** What the platform knows: `peername` and `sockname` are `{ host, port }`. */
  getExtraInfo(name: string): unknown;
  getExtraInfo<T>(name: string, fallback: T): unknown;
  getExtraInfo(name: string, fallback: unknown = null): unknown {
    return this.#connection.info(name) ?? fallback;
  }

  /**
   * Encrypts the connection from here on; both sides must do it at the same point. Node, Deno and Bun
   * only.
   *
   * Throws `SSLError` if the two sides can't agree or the certificate is not trusted.
   */
  async startTls(options: StartTlsOptions = {}): Promise<void> {
    await this.drain();
    const { loop } = this.#connection;
    const done = new Future<void>(loop, { kind: "stream", subject: this.#connection });
    const { serverHostname, ...rest } = options;
    const encryption = { options: rest, name: serverHostname ?? this.#host };
    this.#connection.secure(encryption, this.#side, (error) => {
      if (done.done()) return;
      if (error === null) done.setResult();
      else done.setException(error);
    });
    try {
      await join(done);
    } catch (error) {
      // Half encrypted, it is of no use to anybody.
      this.#connection.abort();
      throw error;
    }
  }

  /** `close` and `waitClosed`. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    await this.waitClosed();
  }
}
