// Who listens where. A port belongs to one listener at a time; those of connections and those of
// datagrams have nothing to do with each other.
import type { Encryption, ListenerEvents } from "../asyncio/network.ts";
import { systemError } from "./networkfailures.ts";
import { everywhere } from "./networknames.ts";

export interface Bound {
  readonly address: string;
  readonly port: number;
}

export interface Listener extends Bound {
  readonly encryption: Encryption;
  readonly accept: ListenerEvents["accept"];
  /** The line that began to listen, as JSON. */
  readonly place?: string;
}

const firstFree = 49_152;
export const lastPort = 65_535;

export class Ports<L extends Bound> {
  readonly #syscall: "listen" | "bind";
  readonly #listeners = new Map<string, L>();
  /** The addresses that are taken, by port. */
  readonly #taken = new Map<number, Set<string>>();
  #next = firstFree;

  constructor(syscall: "listen" | "bind") {
    this.#syscall = syscall;
  }

  /** Adds what `make` makes of the port, which is a free one for 0. Gives it, or why not. */
  add({ address, port: wanted }: Bound, make: (port: number) => L): L | Error {
    const port = wanted === 0 ? this.free() : wanted;
    if (port === null || this.#isTaken(address, port)) {
      const text = ": address already in use";
      return systemError("EADDRINUSE", { syscall: this.#syscall, address, port: wanted }, text);
    }
    const addresses = this.#taken.get(port) ?? new Set();
    this.#taken.set(port, addresses.add(address));
    const listener = make(port);
    this.#listeners.set(keyOf(address, port), listener);
    return listener;
  }

  remove({ address, port }: Bound): void {
    this.#listeners.delete(keyOf(address, port));
    const addresses = this.#taken.get(port);
    addresses?.delete(address);
    if (addresses?.size === 0) this.#taken.delete(port);
  }

  at(address: string, port: number): L | undefined {
    return (
      this.#listeners.get(keyOf(address, port)) ??
      this.#listeners.get(keyOf(everywhere, port)) ??
      (address.includes(":") ? undefined : this.#listeners.get(keyOf("0.0.0.0", port)))
    );
  }

  /** A port for one connection, or for who asks for any; `null` if all are taken. */
  free(): number | null {
    for (let left = lastPort - firstFree; left >= 0; left--) {
      const port = this.#next;
      this.#next = port === lastPort ? firstFree : port + 1;
      if (!this.#taken.has(port)) return port;
    }
    return null;
  }

  #isTaken(address: string, port: number): boolean {
    const taken = this.#taken.get(port);
    if (taken === undefined) return false;
    return address === everywhere || taken.has(everywhere) || taken.has(address);
  }
}

function keyOf(address: string, port: number): string {
  return `${address} ${port}`;
}
