// A socket for datagrams of the program's: bound at an address, open until it is closed. It keeps what
// the program has not looked at yet, as long as there is room.
import type { DatagramEvents, DatagramSocket, SocketAddress } from "../asyncio/network.ts";
import type { OwnCloser } from "../runner/protocol.ts";
import { everywhere, type Names } from "./networknames.ts";
import type { Ticker } from "./networkpipe.ts";
import type { Bound } from "./networkports.ts";
import { Flow, type Trip } from "./udpflow.ts";

/** A socket that is told of, by its number. */
export interface BoundSocket {
  readonly number: number;
  closed(by: OwnCloser): void;
}

/** What it needs of the network around it. */
export interface Around {
  readonly ticker: Ticker;
  readonly names: Names;
}

/** How many bytes it keeps. */
const room = 212_992;

export interface BoxPlan {
  readonly bound: Bound & { readonly host: string };
  readonly remote: SocketAddress | null;
  readonly group: number;
  readonly events: DatagramEvents;
  readonly socket: BoundSocket;
  send(from: Box, bytes: Uint8Array, target: SocketAddress): void;
  remove(): void;
}

export class Box implements DatagramSocket, Bound {
  readonly address: string;
  readonly port: number;
  /** As the program knows it: `ping.test:7`. */
  readonly name: string;
  readonly group: number;
  readonly #flows = new Map<string, Flow>();
  readonly #network: Around;
  readonly #plan: BoxPlan;
  #peer: SocketAddress | null = null;
  #isOpen = true;
  #kept = 0;

  constructor(network: Around, plan: BoxPlan) {
    const { address, port, host } = plan.bound;
    this.address = address;
    this.port = port;
    this.name = `${host === everywhere ? "this program" : host}:${port}`;
    this.group = plan.group;
    this.#network = network;
    this.#plan = plan;
  }

  flowTo(name: string): Flow {
    return this.#flow(`to ${name}`);
  }

  flowFrom(name: string): Flow {
    return this.#flow(`from ${name}`);
  }

  get isConnected(): boolean {
    return this.#peer !== null;
  }

  /** Settles whom it talks with; gives why not. */
  connect(): Error | null {
    const { remote } = this.#plan;
    if (remote === null) return null;
    const found = this.#network.names.find(remote.host);
    if (found instanceof Error) return found;
    this.#peer = { host: found.addresses[0] ?? "", port: remote.port };
    return null;
  }

  send(bytes: Uint8Array, to: SocketAddress | null): void {
    const target = to ?? this.#plan.remote;
    if (this.#isOpen && target !== null) this.#plan.send(this, bytes, target);
  }

  /** Takes a datagram in; says whether there is anybody. */
  receive(trip: Trip, bytes: Uint8Array, from: SocketAddress): boolean {
    if (!this.#isOpen || !this.#hears(from)) return false;
    if (this.#kept + bytes.length > room) {
      trip.lose("full");
      return true;
    }
    trip.arrive(this.#plan.socket.number);
    this.#kept += bytes.length;
    this.#plan.events.received(bytes, from, () => {
      this.#kept -= bytes.length;
    });
    return true;
  }

  /** With a remote address only of that one, and before it is known of nobody. */
  #hears({ host, port }: SocketAddress): boolean {
    if (this.#plan.remote === null) return true;
    return this.#peer?.host === host && this.#peer.port === port;
  }

  refused(error: Error): void {
    if (this.#isOpen) this.#plan.events.refused(error);
  }

  /** The address that the one at `peer` sees. */
  seenFrom(peer: string): string {
    const isAny = this.address === everywhere || this.address === "0.0.0.0";
    return isAny ? this.#network.names.near(peer) : this.address;
  }

  close(): void {
    this.#end("program");
  }

  abort(): void {
    this.#end("program");
  }

  drop(): void {
    this.#end("loop");
  }

  info(name: string): unknown {
    if (name === "peername") return this.#peer ?? undefined;
    if (name !== "sockname") return undefined;
    const host = this.#peer === null ? this.address : this.seenFrom(this.#peer.host);
    return { host: host === everywhere ? "0.0.0.0" : host, port: this.port };
  }

  #flow(key: string): Flow {
    let flow = this.#flows.get(key);
    if (flow === undefined) {
      flow = new Flow(this.#network.ticker, this.group);
      this.#flows.set(key, flow);
    }
    return flow;
  }

  #end(by: OwnCloser): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#plan.remove();
    this.#plan.socket.closed(by);
    const { ticker } = this.#network;
    ticker.at(ticker.now(), this.group, () => this.#plan.events.lost());
  }
}
