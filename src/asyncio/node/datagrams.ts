// Sockets for datagrams in Node, Deno and Bun. Addresses with a colon are IPv6, all others IPv4.
import { createSocket, type Socket } from "node:dgram";
import { openEndpoint, translate } from "../failures.ts";
import type {
  Attempt,
  DatagramEvents,
  DatagramPlan,
  DatagramSocket,
  SocketAddress,
} from "../network.ts";

export function openDatagrams(plan: DatagramPlan, events: DatagramEvents): Attempt {
  const { local, remote } = plan;
  const { host } = plan.remote === null ? plan.local : (plan.local ?? plan.remote);
  const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
  let isBound = false;
  const fail = (error: Error) => {
    socket.close();
    events.failed(translate(error, openEndpoint(plan, isBound)));
  };
  const open = () => {
    socket.off("error", fail);
    events.opened(new NodeDatagrams(socket, remote, events));
  };
  socket.once("error", fail);
  const connect = () => {
    isBound = true;
    // A failure is told to the callback, though its type does not say so.
    const connected = (error?: Error | null) => (error ? fail(error) : open());
    if (remote !== null) socket.connect(remote.port, remote.host, connected);
    else open();
  };
  if (local === null) connect();
  else socket.bind({ port: local.port, address: local.host, exclusive: true }, connect);
  const end = () => closeOnce(socket);
  return { cancel: end, drop: end };
}

class NodeDatagrams implements DatagramSocket {
  readonly #socket: Socket;
  readonly #remote: SocketAddress | null;
  readonly #events: DatagramEvents;
  readonly #names: Readonly<Record<string, SocketAddress>>;
  /** What Node has not handed to the system yet: a name may have to be looked up. */
  #sending = 0;
  #isClosing = false;

  constructor(socket: Socket, remote: SocketAddress | null, events: DatagramEvents) {
    this.#socket = socket;
    this.#remote = remote;
    this.#events = events;
    this.#names = {
      sockname: addressOf(socket.address()),
      ...(remote === null ? {} : { peername: addressOf(socket.remoteAddress()) }),
    };
    socket.on("message", (bytes, { address: host, port }) =>
      events.received(new Uint8Array(bytes), { host, port }),
    );
    socket.on("error", (error) => this.#refused(error, remote));
    socket.on("close", () => events.lost());
  }

  send(bytes: Uint8Array, to: SocketAddress | null): void {
    this.#sending += 1;
    const sent = (error: Error | null) => {
      this.#sending -= 1;
      if (error !== null) this.#refused(error, to ?? this.#remote);
      if (this.#isClosing && this.#sending === 0) closeOnce(this.#socket);
    };
    if (to === null) this.#socket.send(bytes, sent);
    else this.#socket.send(bytes, to.port, to.host, sent);
  }

  close(): void {
    this.#isClosing = true;
    if (this.#sending === 0) closeOnce(this.#socket);
  }

  abort(): void {
    closeOnce(this.#socket);
  }

  drop(): void {
    closeOnce(this.#socket);
  }

  info(name: string): unknown {
    return this.#names[name];
  }

  #refused(error: Error, to: SocketAddress | null): void {
    const what = to === null ? "receive a datagram" : `send a datagram to ${inWords(to)}`;
    this.#events.refused(translate(error, what));
  }
}

function addressOf({ address: host, port }: { readonly address: string; readonly port: number }) {
  return { host, port };
}

function inWords({ host, port }: SocketAddress): string {
  return `${host}:${port}`;
}

/** Node throws at a second time. */
function closeOnce(socket: Socket): void {
  try {
    socket.close();
  } catch {
    // It is closed.
  }
}
