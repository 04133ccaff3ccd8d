// The two sides of an endpoint for datagrams: what the program sends with, and what is called back. The
// endpoint is opening, open, closing or lost; lost is the end, and is reached once.
import { host } from "#host";
import { network } from "#network";
import { arrive } from "./arrival.ts";
import { toBytes } from "./bytes.ts";
import { type Context, copyContext } from "./context.ts";
import { ValueError } from "./errors.ts";
import type { Future } from "./future.ts";
import { Handle } from "./handle.ts";
import type { Loop, Resource } from "./loop.ts";
import type {
  Attempt,
  DatagramEvents,
  DatagramPlan,
  DatagramSocket,
  SocketAddress,
} from "./network.ts";
import { checkPort } from "./streams.ts";

/**
 * What is called back about the datagrams of an endpoint: extend it and write the methods you need.
 * They are plain functions; who has to wait makes a task or settles a future.
 *
 * @see https://docs.python.org/3.14/library/asyncio-protocol.html#datagram-protocols
 *
 * @example
 * ```ts
 * import { createDatagramEndpoint, DatagramProtocol, Future } from "asyncio";
 *
 * class Letterbox extends DatagramProtocol {
 *   readonly first = new Future<string>();
 *   override datagramReceived(data: Uint8Array) {
 *     if (!this.first.done()) this.first.setResult(new TextDecoder().decode(data));
 *   }
 * }
 *
 * const localAddr = { host: "127.0.0.1", port: 0 };
 * const here = await createDatagramEndpoint(() => new Letterbox(), { localAddr });
 * const port = here.transport.getExtraInfo("sockname").port;
 * const remoteAddr = { host: "127.0.0.1", port };
 * const there = await createDatagramEndpoint(() => new DatagramProtocol(), { remoteAddr });
 * there.transport.sendto("a postcard");
 * console.log(await here.protocol.first); // a postcard
 * there.transport.close();
 * here.transport.close();
 * ```
 */
export class DatagramProtocol {
  /** The endpoint is open. */
  connectionMade(_transport: DatagramTransport): void {}
  /** A datagram has come, whole. */
  datagramReceived(_data: Uint8Array, _addr: SocketAddress): void {}
  /** One that was sent did not get there, and the network said so; mostly it says nothing. */
  errorReceived(_error: Error): void {}
  /** The endpoint is closed; nothing follows. The error is `null` if the program closed it. */
  connectionLost(_error: Error | null): void {}
}

type State = "opening" | "open" | "closing" | "lost";

/**
 * The sending side of an endpoint for datagrams.
 *
 * @see https://docs.python.org/3.14/library/asyncio-protocol.html#asyncio.DatagramTransport
 *
 * @example
 * ```ts
 * import { createDatagramEndpoint, DatagramProtocol } from "asyncio";
 *
 * const localAddr = { host: "127.0.0.1", port: 0 };
 * const { transport } = await createDatagramEndpoint(() => new DatagramProtocol(), { localAddr });
 * console.log(transport.getExtraInfo("sockname").host, transport.isClosing()); // 127.0.0.1 false
 * transport.close();
 * ```
 */
export class DatagramTransport implements Disposable, Resource {
  readonly #loop: Loop;
  readonly #context: Context;
  readonly #plan: DatagramPlan;
  #protocol: DatagramProtocol;
  #state: State = "opening";
  #attempt: Attempt | null = null;
  #socket: DatagramSocket | null = null;

  /** For the library: programs call `createDatagramEndpoint`. */
  constructor(loop: Loop, protocol: DatagramProtocol, plan: DatagramPlan) {
    this.#loop = loop;
    this.#context = copyContext();
    this.#protocol = protocol;
    this.#plan = plan;
    loop.resources.add(this);
  }

  /**
   * Sends one datagram, without waiting. `addr` says where to, unless the endpoint has a remote address.
   * What is sent after `close` goes nowhere.
   *
   * Throws `ValueError` if there is no address, or another than the remote one.
   */
  sendto(data: Uint8Array | string, addr: SocketAddress | null = null): void {
    const bytes = toBytes(data, "send");
    const to = this.#checked(addr);
    if (this.#state === "open") this.#socket?.send(bytes, to);
  }

  getProtocol(): DatagramProtocol {
    return this.#protocol;
  }

  /** From now on another object is called back. */
  setProtocol(protocol: DatagramProtocol): void {
    this.#protocol = protocol;
  }

  /** Whether it is closed, or about to be. */
  isClosing(): boolean {
    return this.#state === "closing" || this.#state === "lost";
  }

  /** `sockname` is its own address, `peername` the remote one; `otherwise` for what it does not know. */
  getExtraInfo(name: "sockname" | "peername"): SocketAddress;
  getExtraInfo(name: string, otherwise?: unknown): unknown;
  getExtraInfo(name: string, otherwise: unknown = null): unknown {
    return this.#socket?.info(name) ?? otherwise;
  }

  /** Ends it after what was sent; `connectionLost` is called then. A second call does nothing. */
  close(): void {
    this.#shut((socket) => socket.close());
  }

  /** Ends it now. */
  abort(): void {
    this.#shut((socket) => socket.abort());
  }

  /** `close`. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** The loop is closed. */
  drop(): void {
    this.#state = "lost";
    this.#attempt?.drop();
    this.#socket?.drop();
  }

  /** For the library: opens it; `opened` is settled when the protocol has heard of it. */
  open(opened: Future<void>): void {
    const events: DatagramEvents = {
      opened: (socket) => this.#opened(socket, opened),
      failed: (error) => arrive(this.#loop, () => this.#failed(error, opened)),
      received: (bytes, from, taken) =>
        this.#call(function datagramReceived(protocol) {
          protocol.datagramReceived(bytes, from);
        }, taken),
      refused: (error) =>
        this.#call(function errorReceived(protocol) {
          protocol.errorReceived(error);
        }),
      lost: () => this.#lost(),
    };
    this.#attempt = host.enter(null, () => network.datagrams(this.#plan, events));
  }

  #opened(socket: DatagramSocket, opened: Future<void>): void {
    // What it was called off for has come in the meantime.
    if (this.#state !== "opening") {
      socket.abort();
      return;
    }
    this.#socket = socket;
    const transport = this;
    this.#receive(function connectionMade() {
      if (transport.#state !== "opening") return;
      transport.#state = "open";
      try {
        transport.#protocol.connectionMade(transport);
      } finally {
        if (!opened.done()) opened.setResult();
      }
    });
  }

  #failed(error: Error, opened: Future<void>): void {
    this.#state = "lost";
    this.#loop.resources.delete(this);
    if (!opened.done()) opened.setException(error);
  }

  #lost(): void {
    const transport = this;
    this.#receive(function connectionLost() {
      if (transport.#state === "lost") return;
      transport.#state = "lost";
      transport.#loop.resources.delete(transport);
      transport.#protocol.connectionLost(null);
    });
  }

  #shut(how: (socket: DatagramSocket) => void): void {
    if (this.isClosing()) return;
    const socket = this.#socket;
    if (this.#state === "open" && socket !== null) {
      this.#state = "closing";
      how(socket);
      return;
    }
    // Called off before it was open: nobody waits for the platform's word.
    this.#state = "lost";
    this.#attempt?.cancel();
    socket?.abort();
    this.#loop.resources.delete(this);
  }

  /** Has the protocol called in the loop, as long as the endpoint is open; `taken` in any case. */
  #call(tell: (protocol: DatagramProtocol) => void, taken?: () => void): void {
    const callback = () => {
      taken?.();
      if (this.#state === "open") tell(this.#protocol);
    };
    this.#receive(Object.defineProperty(callback, "name", { value: tell.name }));
  }

  #receive(callback: () => void): void {
    this.#loop.receive(new Handle(this.#loop, callback, this.#context));
  }

  #checked(addr: SocketAddress | null): SocketAddress | null {
    const { remote } = this.#plan;
    if (remote === null) {
      if (addr !== null) return checkAddress("send to", addr, 1);
      throw new ValueError(
        "Cannot send the datagram: found no address, expected one, or an endpoint with remoteAddr",
      );
    }
    if (addr === null || (addr.host === remote.host && addr.port === remote.port)) return null;
    const found = `${addr.host}:${addr.port}`;
    throw new ValueError(
      `Cannot send the datagram to ${found}: the endpoint sends to ${remote.host}:${remote.port} only`,
    );
  }
}

export function checkAddress(what: string, { host: name, port }: SocketAddress, least: number) {
  checkPort(what, port, least);
  return { host: name, port };
}
