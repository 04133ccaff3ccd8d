// One attempt to connect: looks the name up, knocks at each address in turn, shakes hands, and then
// either both ends are open or the caller is told why not. It can be called off at any point.

import { translate } from "../asyncio/failures.ts";
import type { Attempt, Encryption, TransportEvents } from "../asyncio/network.ts";
import type { Closer, OwnCloser } from "../runner/protocol.ts";
import { End } from "./networkend.ts";
import { systemError } from "./networkfailures.ts";
import type { Link } from "./networklink.ts";
import type { Found, Names } from "./networknames.ts";
import { Pipe, type Ticker } from "./networkpipe.ts";
import type { Listener } from "./networkports.ts";

/** What a dialled connection needs of the network around it. */
export interface Exchange {
  readonly ticker: Ticker;
  readonly names: Names;
  listenerAt(found: Found, address: string, port: number): Listener | undefined;
  freePort(): number;
  /** A number that no other connection has. */
  number(): number;
  /** Tells what becomes of the end that accepts, if it is the program's. */
  accepted(found: Found, listener: Listener): Watch | null;
}

export interface Watch {
  readonly connection: number;
  opened(): void;
  sent(bytes: Uint8Array, to: number | null): void;
  arrived(length: number, from: number | null): void;
  closed(error: Error | null, by: Closer): void;
}

export interface Call {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly events: TransportEvents;
  readonly watch: Watch;
}

/** How long Linux goes on knocking where nobody answers. */
const patience = 127_000;

export class Dial implements Attempt {
  readonly #exchange: Exchange;
  readonly #call: Call;
  readonly #group: number;
  #state: "under way" | "open" | "over" = "under way";
  #end: End | null = null;

  constructor(exchange: Exchange, call: Call) {
    this.#exchange = exchange;
    this.#call = call;
    this.#group = exchange.number();
    this.#after(exchange.names.lookupTime(call.host), () => this.#lookedUp());
  }

  cancel(): void {
    this.#callOff("program");
  }

  drop(): void {
    this.#callOff("loop");
  }

  #callOff(by: OwnCloser): void {
    if (this.#state !== "under way") return;
    this.#state = "over";
    if (this.#end === null) this.#call.watch.closed(null, by);
    else if (by === "program") this.#end.abort();
    else this.#end.drop();
  }

  #after(delay: number, next: () => void): void {
    const { ticker } = this.#exchange;
    ticker.at(ticker.now() + delay, this.#group, () => {
      if (this.#state === "under way") next();
    });
  }

  #lookedUp(): void {
    const found = this.#exchange.names.find(this.#call.host);
    if (found instanceof Error) {
      this.#fail(found);
      return;
    }
    this.#knock(found, this.#exchange.names.link(found), 0);
  }

  /** Tries the address with this number, and the next one if nobody is there. */
  #knock(found: Found, link: Link, number: number): void {
    const address = found.addresses[number] ?? "";
    const { port } = this.#call;
    const refuse = (code: string) => {
      if (number + 1 < found.addresses.length) return this.#knock(found, link, number + 1);
      this.#fail(systemError(code, { syscall: "connect", address, port }));
    };
    switch (found.plan.connect ?? "accepted") {
      case "silent":
        this.#after(patience, () => refuse("ETIMEDOUT"));
        return;
      case "unreachable":
        this.#after(2 * link.latency, () => refuse("EHOSTUNREACH"));
        return;
      case "refused":
        this.#after(2 * link.latency, () => refuse("ECONNREFUSED"));
        return;
      case "accepted":
        this.#after(link.latency, () => {
          const listener = this.#exchange.listenerAt(found, address, port);
          if (listener !== undefined) this.#join(found, link, listener, address);
          else this.#after(link.latency, () => refuse("ECONNREFUSED"));
        });
    }
  }

  /** Somebody listens: makes both ends, and opens them when the news has arrived there. */
  #join(found: Found, link: Link, listener: Listener, address: string): void {
    const { ticker, names } = this.#exchange;
    const near = { host: names.near(address), port: this.#exchange.freePort() };
    const far = { host: address, port: this.#call.port };
    const watch = this.#exchange.accepted(found, listener);
    const here = this.#makeEnd({ sockname: near, peername: far }, this.#call.watch, watch);
    const there = this.#makeEnd({ sockname: far, peername: near }, watch, this.#call.watch);
    const back = this.#exchange.number();
    const out = new Pipe(ticker, link, this.#group, { from: here, to: there });
    const home = new Pipe(ticker, link, back, { from: there, to: here });
    here.join(out, home);
    there.join(home, out);
    this.#end = here;
    ticker.at(ticker.now() + link.latency, back, () => {
      // The last word of the handshake goes the way that the first bytes will go.
      ticker.at(ticker.now() + link.latency, this.#group, () => accept(there, listener, watch));
      if (this.#state === "under way") this.#connected(here);
    });
  }

  #makeEnd(
    names: Readonly<Record<string, unknown>>,
    watch: Watch | null,
    other: Watch | null,
  ): End {
    const { ticker } = this.#exchange;
    return new End({
      names,
      soon: (callback) => ticker.at(ticker.now(), this.#group, callback),
      now: () => ticker.now(),
      sent: (bytes) => watch?.sent(bytes, other?.connection ?? null),
      arrived: (length) => watch?.arrived(length, other?.connection ?? null),
      closed: (error, by) => watch?.closed(error, by),
    });
  }

  #connected(end: End): void {
    const { encryption, events, watch } = this.#call;
    const open = () => {
      this.#state = "open";
      end.hear(events);
      watch.opened();
      events.opened(end);
    };
    if (encryption === null) {
      open();
      return;
    }
    end.secure(encryption, "client", (error) => {
      if (this.#state !== "under way") return;
      if (error === null) return open();
      this.#state = "over";
      events.lost(error);
    });
  }

  #fail(error: Error): void {
    this.#state = "over";
    const { host, port, watch, events } = this.#call;
    watch.closed(error, "other");
    events.lost(translate(error, `connect to ${host}:${port}`));
  }
}

/** The connection has reached who listens. */
function accept(end: End, { encryption, accept }: Listener, watch: Watch | null): void {
  if (end.isClosed) return;
  const open = () => {
    const told = accept();
    end.hear(told);
    watch?.opened();
    told.opened(end);
  };
  if (encryption === null) {
    open();
    return;
  }
  end.secure(encryption, "server", (error) => {
    if (error === null) open();
  });
}
