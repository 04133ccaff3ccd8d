// A server: listens, and starts a task for each connection. It is created, starting, serving or closed;
// connections outlive the listening.
import { host } from "#host";
import { network } from "#network";
import { arrive } from "./arrival.ts";
import { Connection } from "./connection.ts";
import { type Context, copyContext } from "./context.ts";
import { Crowd } from "./crowd.ts";
import { isCancelled, RuntimeError } from "./errors.ts";
import { Future, join } from "./future.ts";
import { getRunningLoop, type Loop } from "./loop.ts";
import type { Address, Attempt, ListenOptions, SocketAddress } from "./network.ts";
import { StreamReader } from "./reader.ts";
import { sleep } from "./sleep.ts";
import { StreamWriter } from "./writer.ts";

/** What serves a client; it runs in a task of its own. */
export type ClientConnected = (
  reader: StreamReader,
  writer: StreamWriter,
) => PromiseLike<unknown> | unknown;

type State = "created" | "starting" | "serving" | "closed";

/** What a server does. */
export interface ServerPlan {
  readonly address: Address;
  readonly options: ListenOptions;
  readonly limit: number;
  readonly serve: ClientConnected;
}

/**
 * What `startServer` gives. Closing it ends the listening; the connections live on until their tasks
 * or clients close them.
 *
 * @see https://docs.python.org/3.14/library/asyncio-eventloop.html#asyncio.Server
 *
 * @example
 * ```ts
 * import { startServer } from "asyncio";
 *
 * await using server = await startServer((_, writer) => writer.close(), { port: 0 });
 * console.log(server.isServing(), server.addresses().length); // true 1
 * ```
 */
export class Server implements AsyncDisposable {
  readonly #loop: Loop;
  readonly #context: Context;
  readonly #plan: ServerPlan;
  readonly #clients = new Set<Connection>();
  readonly #started: Crowd;
  readonly #closed: Crowd;
  #state: State = "created";
  #listening: Attempt | null = null;
  #addresses: readonly SocketAddress[] = [];
  #forever: Future | null = null;

  /** For the library: programs call `startServer`. */
  constructor(plan: ServerPlan) {
    this.#loop = getRunningLoop();
    this.#context = copyContext();
    this.#plan = plan;
    this.#started = new Crowd(this.#loop, { kind: "stream", subject: this });
    this.#closed = new Crowd(this.#loop, { kind: "stream", subject: this });
  }

  getLoop(): Loop {
    return this.#loop;
  }

  /** Whether it accepts connections. */
  isServing(): boolean {
    return this.#state === "serving";
  }

  /** Where it listens; nothing before it serves and after it was closed. */
  addresses(): SocketAddress[] {
    return this.#addresses.map((address) => ({ ...address }));
  }

  /** Ends the listening. Connections live on. A second call does nothing. */
  close(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#addresses = [];
    this.#listening?.cancel();
    this.#loop.resources.delete(this);
    this.#started.fail(new RuntimeError("Cannot start the server: it was closed meanwhile"));
    this.#forever?.cancel();
    this.#forever = null;
    if (this.#clients.size === 0) this.#closed.release();
  }

  /** Closes every connection, after what was written to it. */
  closeClients(): void {
    for (const client of [...this.#clients]) client.close();
  }

  /** Closes every connection at once. */
  abortClients(): void {
    for (const client of [...this.#clients]) client.abort();
  }

  /**
   * Begins to listen, if it does not yet.
   *
   * Throws `OSError` if the address is taken or none of this machine's, `RuntimeError` after `close`.
   */
  async startServing(): Promise<void> {
    await this.#start();
    await sleep(0);
  }

  /**
   * Serves until cancelled, then closes the server, waits for its connections and lets the
   * cancellation pass. `close` ends it the same way.
   *
   * Throws `RuntimeError` if somebody serves for ever already, or after `close`.
   */
  async serveForever(): Promise<void> {
    if (this.#forever !== null) {
      throw new RuntimeError("Cannot serve for ever: another task does already");
    }
    this.#checkOpen();
    const forever = new Future<void>(this.#loop, { kind: "stream", subject: this });
    this.#forever = forever;
    try {
      await this.#start();
      await join(forever);
    } catch (error) {
      if (isCancelled(error)) await this.#end();
      throw error;
    } finally {
      this.#forever = null;
    }
  }

  /** Waits until it is closed and its last connection too. */
  async waitClosed(): Promise<void> {
    if (this.#state === "closed" && this.#clients.size === 0) return;
    await this.#closed.wait();
  }

  /** `close` and `waitClosed`. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    await this.waitClosed();
  }

  /** The loop is closed. */
  drop(): void {
    this.#state = "closed";
    this.#listening?.drop();
  }

  async #start(): Promise<void> {
    this.#checkOpen();
    if (this.#state === "created") this.#listen();
    if (this.#state === "starting") await this.#started.wait();
  }

  /** Closes it after a cancellation; a second one ends the waiting only. */
  async #end(): Promise<void> {
    this.close();
    try {
      await this.waitClosed();
    } catch (error) {
      if (!isCancelled(error)) throw error;
    }
  }

  #listen(): void {
    const { address, options } = this.#plan;
    this.#state = "starting";
    this.#loop.resources.add(this);
    this.#listening = host.enter(null, () =>
      network.listen(address, options, {
        listening: (addresses) => arrive(this.#loop, () => this.#listens(addresses)),
        failed: (error) => arrive(this.#loop, () => this.#failed(error)),
        accept: () => this.#accept(),
      }),
    );
  }

  #listens(addresses: readonly SocketAddress[]): void {
    if (this.#state !== "starting") return;
    this.#state = "serving";
    this.#addresses = addresses;
    this.#started.release();
  }

  #failed(error: Error): void {
    if (this.#state !== "starting") return;
    this.#state = "created";
    this.#loop.resources.delete(this);
    this.#started.fail(error);
  }

  #accept(): Connection {
    const reader = new StreamReader({ limit: this.#plan.limit }, this.#loop);
    const connection: Connection = new Connection(this.#loop, reader, {
      opened: () => this.#serve(connection, reader),
      lost: () => this.#forget(connection),
    });
    this.#clients.add(connection);
    return connection;
  }

  #serve(connection: Connection, reader: StreamReader): void {
    // Accepted by the platform before the listening ended.
    if (this.#state === "closed") {
      connection.abort();
      return;
    }
    const writer = new StreamWriter(connection, "server");
    const work = async () => this.#plan.serve(reader, writer);
    const task = this.#loop.createTask(work, { context: this.#context.copy() });
    task.addDoneCallback(() => {
      const outcome = task.outcome();
      if (outcome.kind === "returned") return;
      connection.close();
      if (outcome.kind !== "threw") return;
      const message = "Unhandled exception while serving a client";
      this.#loop.callExceptionHandler({ message, exception: outcome.error, task });
    });
  }

  #forget(connection: Connection): void {
    this.#clients.delete(connection);
    if (this.#state === "closed" && this.#clients.size === 0) this.#closed.release();
  }

  #checkOpen(): void {
    if (this.#state === "closed") throw new RuntimeError("Cannot start the server: it is closed");
  }
}
