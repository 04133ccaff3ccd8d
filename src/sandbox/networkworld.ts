// The simulated internet of one run: the hosts of its scenario, and whatever the program serves
// itself. Everything that happens is an event of the world, so that there is one order of all.
import { RuntimeError } from "../asyncio/errors.ts";
import { translate } from "../asyncio/failures.ts";
import type {
  Address,
  Attempt,
  DatagramEvents,
  DatagramPlan,
  Encryption,
  ListenerEvents,
  ListenOptions,
  Network,
  SocketAddress,
  TransportEvents,
} from "../asyncio/network.ts";
import type { Closer, ConnectionSide, OwnCloser, Scenario, SocketUse } from "../runner/protocol.ts";
import { Dial, type Exchange, type Watch } from "./networkdial.ts";
import { codeOf, systemError } from "./networkfailures.ts";
import { type Found, Names } from "./networknames.ts";
import type { Ticker } from "./networkpipe.ts";
import { type Bound, type Listener, lastPort, Ports } from "./networkports.ts";
import { Sites } from "./networksites.ts";
import { Random } from "./random.ts";
import { Datagrams, type Postal } from "./udp.ts";
import type { DatagramNotes } from "./udpflow.ts";
import type { BoundSocket } from "./udpsocket.ts";
import type { World } from "./world.ts";

/** Who is told of connections, datagrams, and the sockets that are bound. */
export interface NetworkNotes extends DatagramNotes {
  /** The line that runs, as JSON. */
  here(): string;
  begun(connection: number, met: Met, open: number): void;
  opened(connection: number): void;
  /** `to` and `from` are the other end, if that is the program's, too. */
  wrote(connection: number, bytes: Uint8Array, to: number | null): void;
  got(connection: number, length: number, from: number | null): void;
  closed(connection: number, open: number, code: string | null, by: Closer): void;
  asked(request: number, of: { host: string; method: string; path: string }): void;
  answered(request: number, status: number | null): void;
  bound(socket: number, use: SocketUse, at: Bound, place: string): void;
  unbound(socket: number, by: OwnCloser): void;
}

/** Who is at the other end of a connection, and the line that began it or began to listen. */
export interface Met {
  readonly side: ConnectionSide;
  readonly host: string;
  readonly port: number;
  readonly place: string;
}

const nobody: NetworkNotes = {
  here: () => "null",
  begun() {},
  opened() {},
  wrote() {},
  got() {},
  closed() {},
  asked() {},
  answered() {},
  bound() {},
  unbound() {},
  sent() {},
  arrived() {},
  lost() {},
};
/** Sets the network's groups apart from those of timers, which are delays. */
const firstGroup = 2 ** 20;

export class Internet implements Network, Exchange, Postal {
  readonly ticker: Ticker;
  #random = new Random(1);
  names = new Names({}, this.#random);
  #sites = this.#makeSites({});
  #notes: NetworkNotes = nobody;
  readonly #ports = new Ports<Listener>("listen");
  readonly #datagrams = new Datagrams(this);
  readonly #open = new Map<string, number>();
  #connections = 0;
  #requests = 0;
  #sockets = 0;
  #groups = firstGroup;

  constructor(world: World) {
    this.ticker = {
      now: () => world.now(),
      at: (when, group, callback) => world.happen(when, world.grouped(group), callback),
    };
  }

  /** Before the program starts. */
  begin(scenario: Scenario, seed: number, notes: NetworkNotes = nobody): void {
    this.#random = new Random(seed + firstGroup);
    this.names = new Names(scenario, this.#random);
    this.#sites = this.#makeSites(scenario);
    this.#notes = notes;
  }

  connect(address: Address, encryption: Encryption, events: TransportEvents): Attempt {
    if (address.kind === "unix") refuse("connect to", address.path);
    const { host, port } = address;
    const place = this.#notes.here();
    const watch = this.#watch({ side: "client", host: host || "localhost", port, place });
    return new Dial(this, { host, port, encryption, events, watch });
  }

  listen(address: Address, { encryption }: ListenOptions, events: ListenerEvents): Attempt {
    if (address.kind === "unix") refuse("listen at", address.path);
    const made = this.#claim(address, encryption, events);
    if (made instanceof Error) {
      const error = translate(made, `listen at ${inWords(address)}`);
      this.#later(0, this.number(), () => events.failed(error));
      return { cancel() {}, drop() {} };
    }
    const { address: host, port } = made;
    const told = this.bound("server", { address: address.host, port });
    let isOver = false;
    this.#later(0, this.number(), () => {
      if (!isOver) events.listening([{ host, port }]);
    });
    const end = (by: OwnCloser) => {
      if (isOver) return;
      isOver = true;
      this.#ports.remove(made);
      told.closed(by);
    };
    return { cancel: () => end("program"), drop: () => end("loop") };
  }

  datagrams(plan: DatagramPlan, events: DatagramEvents): Attempt {
    return this.#datagrams.open(plan, events);
  }

  get datagramNotes(): DatagramNotes {
    return this.#notes;
  }

  bound(use: SocketUse, at: Bound): BoundSocket {
    this.#sockets += 1;
    const number = this.#sockets;
    this.#notes.bound(number, use, at, this.#notes.here());
    return { number, closed: (by) => this.#notes.unbound(number, by) };
  }

  listenerAt(found: Found, address: string, port: number): Listener | undefined {
    return found.isOwn ? this.#ports.at(address, port) : this.#sites.at(found, address, port);
  }

  freePort(): number {
    // With every port taken by a server a connection shares one, as real ones may.
    return this.#ports.free() ?? lastPort;
  }

  number(): number {
    this.#groups += 1;
    return this.#groups;
  }

  accepted({ isOwn, name: host }: Found, { port, place = "null" }: Listener): Watch | null {
    return isOwn ? this.#watch({ side: "server", host, port, place }) : null;
  }

  #makeSites(scenario: Scenario): Sites {
    // Each thing that a server does later is independent of every other.
    const later = (delay: number, callback: () => void) =>
      this.#later(delay, this.number(), callback);
    const linkOf = (found: Found) => this.names.link(found);
    return new Sites(scenario, later, linkOf, (host, method, path) => {
      this.#requests += 1;
      const request = this.#requests;
      this.#notes.asked(request, { host, method, path });
      return (status) => this.#notes.answered(request, status);
    });
  }

  #claim(
    { host, port }: SocketAddress,
    encryption: Encryption,
    events: ListenerEvents,
  ): Listener | Error {
    const own = this.names.own(host);
    if (own === null) {
      const details = { syscall: "listen", address: host, port };
      return systemError("EADDRNOTAVAIL", details, ": address not available");
    }
    const place = this.#notes.here();
    return this.#ports.add({ address: own, port }, (free) => ({
      address: own,
      port: free,
      encryption,
      place,
      accept: () => events.accept(),
    }));
  }

  #later(delay: number, group: number, callback: () => void): void {
    this.ticker.at(this.ticker.now() + delay, group, callback);
  }

  /** Numbers a connection and tells what becomes of it. */
  #watch(met: Met): Watch {
    this.#connections += 1;
    const connection = this.#connections;
    const key = `${met.side} ${met.host}`;
    const count = (change: number) => {
      const open = (this.#open.get(key) ?? 0) + change;
      this.#open.set(key, open);
      return open;
    };
    this.#notes.begun(connection, met, count(1));
    let isClosed = false;
    return {
      connection,
      opened: () => this.#notes.opened(connection),
      sent: (bytes, to) => this.#notes.wrote(connection, bytes, to),
      arrived: (length, from) => this.#notes.got(connection, length, from),
      closed: (error, by) => {
        if (isClosed) return;
        isClosed = true;
        this.#notes.closed(connection, count(-1), codeOf(error), by);
      },
    };
  }
}

function inWords({ host, port }: SocketAddress): string {
  return host === "" ? `port ${port}` : `${host}:${port}`;
}

function refuse(what: string, path: string): never {
  throw new RuntimeError(
    `Cannot ${what} ${path}: programs here have no Unix sockets, expected a host and a port`,
  );
}
