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
const lastPort = 65_535;

export class Ports<L extends Bound> {
  readonly #syscall: "listen" | "bind";
  readonly #listeners = new Map<string, L>();
  #next = firstFree;

  constructor(syscall: "listen" | "bind") {
    this.#syscall = syscall;
  }

  /** Adds what `make` makes of the port, which is a free one for 0. Gives it, or why not. */
  add({ address, port: wanted }: Bound, make: (port: number) => L): L | Error {
    const port = wanted === 0 ? this.free() : wanted;
    if (this.#isTaken(address, port)) {
      const text = ": address already in use";
      return systemError("EADDRINUSE", { syscall: this.#syscall, address, port }, text);
    }
    const listener = make(port);
    this.#listeners.set(keyOf(address, port), listener);
    return listener;
  }

  remove({ address, port }: Bound): void {
    this.#listeners.delete(keyOf(address, port));
  }

  at(address: string, port: number): L | undefined {
    return (
      this.#listeners.get(keyOf(address, port)) ??
      this.#listeners.get(keyOf(everywhere, port)) ??
      (address.includes(":") ? undefined : this.#listeners.get(keyOf("0.0.0.0", port)))
    );
  }

  /** A port for one connection, or for who asks for any. */
  free(): number {
    while (this.#isTaken(everywhere, this.#next)) this.#next += 1;
    const port = this.#next;
    this.#next = port === lastPort ? firstFree : port + 1;
    return port;
  }

  #isTaken(address: string, port: number): boolean {
    for (const other of this.#listeners.values()) {
      if (other.port !== port) continue;
      if (other.address === address || address === everywhere || other.address === everywhere) {
        return true;
      }
    }
    return false;
  }
}

function keyOf(address: string, port: number): string {
  return `${address} ${port}`;
}
