// Datagrams on the simulated internet: each travels alone. On its way it may get lost or be held back
// until later ones have passed, as the scenario's shares and the seed have it; at its end there may be
// nobody, or no room. Only a socket with one remote address hears of it when nobody was there.

import { openEndpoint, translate } from "../asyncio/failures.ts";
import type { Attempt, DatagramEvents, DatagramPlan, SocketAddress } from "../asyncio/network.ts";
import type { DatagramServicePlan } from "../runner/protocol.ts";
import { systemError } from "./networkfailures.ts";
import type { Link } from "./networklink.ts";
import type { Found } from "./networknames.ts";
import { type Bound, Ports } from "./networkports.ts";
import { type DatagramNotes, type Flow, Trip } from "./udpflow.ts";
import { type Around, type BoundSocket, Box, type BoxPlan } from "./udpsocket.ts";

/** What datagrams need of the network around them. */
export interface Postal extends Around {
  readonly datagramNotes: DatagramNotes;
  number(): number;
  bound(use: "datagrams", at: Bound): BoundSocket;
}

/** The longest that fits into a datagram of IPv4. */
const longest = 65_507;
/** What is on its way at once, in bytes. */
const onTheWay = 16 * 2 ** 20;

export class Datagrams {
  readonly #network: Postal;
  readonly #ports = new Ports<Box>("bind");
  #travelling = 0;
  #datagrams = 0;

  constructor(network: Postal) {
    this.#network = network;
  }

  open(plan: DatagramPlan, events: DatagramEvents): Attempt {
    const { names, ticker } = this.#network;
    const group = this.#network.number();
    const made = this.#bind(plan, group, events);
    let state: "opening" | "open" | "over" = "opening";
    const delay = plan.remote === null ? 0 : names.lookupTime(plan.remote.host);
    ticker.at(ticker.now() + delay, group, () => {
      if (state !== "opening") return;
      const problem = made instanceof Error ? made : made.connect();
      state = problem === null ? "open" : "over";
      if (problem === null) events.opened(made as Box);
      else {
        if (made instanceof Box) made.abort();
        events.failed(translate(problem, openEndpoint(plan, made instanceof Box)));
      }
    });
    const end = (how: (box: Box) => void) => {
      if (state === "opening" && made instanceof Box) how(made);
      state = "over";
    };
    return { cancel: () => end((box) => box.abort()), drop: () => end((box) => box.drop()) };
  }

  #send(from: Box, bytes: Uint8Array, target: SocketAddress): void {
    const { names, ticker } = this.#network;
    const what = `send a datagram to ${target.host}:${target.port}`;
    const refused = (error: Error, delay: number) => {
      ticker.at(ticker.now() + delay, from.group, () => from.refused(translate(error, what)));
    };
    if (bytes.length > longest) {
      const details = { syscall: "send", address: target.host, port: target.port };
      refused(systemError("EMSGSIZE", details), 0);
      return;
    }
    const delay = from.isConnected ? 0 : names.lookupTime(target.host);
    const go = () => {
      const found = names.find(target.host);
      if (found instanceof Error) refused(found, 0);
      else this.#sendTo(from, bytes, { found, port: target.port }, refused);
    };
    if (delay === 0) go();
    else ticker.at(ticker.now() + delay, from.group, go);
  }

  #sendTo(
    from: Box,
    bytes: Uint8Array,
    { found, port }: { readonly found: Found; readonly port: number },
    failed: (error: Error, delay: number) => void,
  ): void {
    const refused = from.isConnected ? failed : () => {};
    const address = found.addresses[0] ?? "";
    const link = this.#linkBetween(from, found);
    const sender = { host: from.seenFrom(address), port: from.port };
    const there = found.isOwn ? this.#ports.at(address, port) : undefined;
    const trip = this.#trip(bytes, from.name, there?.name ?? `${found.name}:${port}`);
    const { connect = "accepted" } = found.plan;
    if (connect === "unreachable") refused(unreachable(address, port), 2 * link.latency);
    if (connect === "silent" || connect === "unreachable") {
      trip.lose("nobody");
      return;
    }
    this.#travel(trip, link, from.flowTo(trip.to), () => {
      const box = found.isOwn ? this.#ports.at(address, port) : undefined;
      if (box?.receive(trip, bytes, sender)) return;
      const { datagrams = {} } = found.plan;
      const plan = Object.hasOwn(datagrams, port) ? datagrams[port] : undefined;
      if (plan !== undefined && connect === "accepted") {
        trip.arrive(null);
        this.#answer(plan, bytes, link, {
          from: `${found.name}:${port}`,
          to: from,
          host: address,
          port,
        });
        return;
      }
      // Nobody, or somebody who hears of another one only.
      trip.lose("nobody");
      const error = systemError("ECONNREFUSED", { syscall: "recv" });
      refused(error, this.#network.names.link(found).latency);
    });
  }

  /** A host of the scenario answers, from where it was asked. */
  #answer(
    { echo = false, says = [] }: DatagramServicePlan,
    bytes: Uint8Array,
    link: Link,
    at: { readonly from: string; readonly to: Box; readonly host: string; readonly port: number },
  ): void {
    const { ticker } = this.#network;
    const { from, to, host, port } = at;
    const reply = (content: Uint8Array) => {
      const trip = this.#trip(content, from, to.name);
      this.#travel(trip, link, to.flowFrom(from), () => {
        if (!to.receive(trip, content, { host, port })) trip.lose("nobody");
      });
    };
    if (echo) reply(bytes);
    let after = 0;
    for (const line of says) {
      after += line.after ?? 0;
      ticker.at(ticker.now() + after, to.group, () => reply(encoder.encode(line.text)));
    }
  }

  #trip(bytes: Uint8Array, from: string, to: string): Trip {
    this.#datagrams += 1;
    const notes = this.#network.datagramNotes;
    notes.sent(this.#datagrams, { from, to, size: bytes.length });
    return new Trip(this.#datagrams, { to, size: bytes.length }, notes);
  }

  #travel(trip: Trip, link: Link, flow: Flow, arrive: () => void): void {
    const { ticker } = this.#network;
    const isFull = this.#travelling + trip.size > onTheWay;
    if (isFull || link.fails("loss")) {
      trip.lose(isFull ? "full" : "loss");
      return;
    }
    this.#travelling += trip.size;
    const due = flow.due(ticker.now(), trip.size, link);
    const done = () => {
      this.#travelling -= trip.size;
      arrive();
    };
    if (link.fails("reordering")) flow.hold(due, done);
    else flow.pass(due, done);
  }

  /** The way out of a host that the program plays, and otherwise the way to the other one. */
  #linkBetween(from: Box, to: Found): Link {
    const { names } = this.#network;
    const isHome = names.near(to.addresses[0] ?? "") === to.addresses[0];
    const own = isHome ? names.find(from.address) : to;
    return names.link(own instanceof Error ? to : own);
  }

  #bind({ local, remote }: DatagramPlan, group: number, events: DatagramEvents): Box | Error {
    const address = this.#network.names.own(local?.host ?? "");
    if (address === null) {
      const details = { syscall: "bind", address: local?.host ?? "", port: local?.port ?? 0 };
      return systemError("EADDRNOTAVAIL", details, ": address not available");
    }
    const host = local === null || local.host === "" ? address : local.host;
    return this.#ports.add({ address, port: local?.port ?? 0 }, (port) => {
      const socket = this.#network.bound("datagrams", { address: local?.host ?? "", port });
      const bound = { address, port, host };
      const remove = () => this.#ports.remove(bound);
      const send: BoxPlan["send"] = (...what) => this.#send(...what);
      return new Box(this.#network, { send, bound, socket, remote, group, events, remove });
    });
  }
}

const encoder = new TextEncoder();

function unreachable(address: string, port: number): Error {
  return systemError("EHOSTUNREACH", { syscall: "send", address, port });
}
