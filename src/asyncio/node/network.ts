// The network in Node, Deno and Bun.
import { lstatSync, unlinkSync } from "node:fs";
import {
  type AddressInfo,
  createServer,
  connect as open,
  type Server,
  type Socket,
} from "node:net";
import { createServer as createTlsServer, connect as openTls } from "node:tls";
import { translate } from "../failures.ts";
import type {
  Address,
  Attempt,
  Encryption,
  ListenerEvents,
  ListenOptions,
  Network,
  SocketAddress,
  TransportEvents,
} from "../network.ts";
import { openDatagrams } from "./datagrams.ts";
import { secureSettings } from "./tls.ts";
import { SocketTransport } from "./transport.ts";

export const network: Network = {
  connect(address: Address, encryption: Encryption, events: TransportEvents): Attempt {
    const socket = openSocket(address, encryption);
    let failure: Error | null = null;
    const fail = (error: Error) => {
      failure ??= translate(error, `connect to ${inWords(address)}`);
    };
    const lose = () => events.lost(failure);
    socket.on("error", fail).on("close", lose);
    socket.once(encryption === null ? "connect" : "secureConnect", () => {
      socket.off("error", fail).off("close", lose);
      events.opened(new SocketTransport(socket, events));
    });
    const end = () => void socket.destroy();
    return { cancel: end, drop: end };
  },

  listen(address: Address, options: ListenOptions, events: ListenerEvents): Attempt {
    const server = makeServer(options.encryption, (socket) => {
      const told = events.accept();
      told.opened(new SocketTransport(socket, told));
    });
    server.on("error", (error) => events.failed(translate(error, `listen at ${inWords(address)}`)));
    server.on("listening", () => events.listening(addressesOf(server)));
    if (address.kind === "unix") removeStale(address.path);
    server.listen({ ...targetOf(address), backlog: options.backlog });
    const end = () => void server.close();
    return { cancel: end, drop: end };
  },

  datagrams: openDatagrams,
};

function openSocket(address: Address, encryption: Encryption): Socket {
  const target = { ...targetOf(address), noDelay: true, allowHalfOpen: true };
  return encryption === null ? open(target) : openTls({ ...secureSettings(encryption), ...target });
}

function makeServer(encryption: Encryption, accepted: (socket: Socket) => void): Server {
  const options = { allowHalfOpen: true, noDelay: true };
  if (encryption === null) return createServer(options, accepted);
  return createTlsServer({ ...options, ...secureSettings(encryption) }, accepted);
}

function targetOf(address: Address): { host?: string; port: number } | { path: string } {
  if (address.kind === "unix") return { path: address.path };
  const { host, port } = address;
  return host === "" ? { port } : { host, port };
}

function addressesOf(server: Server): readonly SocketAddress[] {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") return [];
  return [{ host: address.address, port: address.port }];
}

/** A server that did not end well leaves its file behind; nobody listens there any more. */
function removeStale(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSocket()) unlinkSync(path);
}

function inWords(address: Address): string {
  if (address.kind === "unix") return address.path;
  return `${address.host === "" ? "port" : address.host}${address.host === "" ? " " : ":"}${address.port}`;
}
