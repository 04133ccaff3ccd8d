// Who listens where. A port belongs to one listener at a time.
import type { Encryption, ListenerEvents } from "../asyncio/network.ts";
import { systemError } from "./networkfailures.ts";
import { everywhere } from "./networknames.ts";

export interface Listener {
  readonly address: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly accept: ListenerEvents["accept"];
  /** The line that began to listen, as JSON. */
  readonly place?: string;
}

const firstFree = 49_152;
const lastPort = 65_535;

export class Ports {
  readonly #listeners = new Map<string, Listener>();
  #next = firstFree;

  /** Adds one; port 0 takes a free one. Gives the listener, or why not. */
  add(wanted: Listener): Listener | Error {
    const port = wanted.port === 0 ? this.free() : wanted.port;
    const { address } = wanted;
    if (this.#isTaken(address, port)) {
      const text = ": address already in use";
      return systemError("EADDRINUSE", { syscall: "listen", address, port }, text);
    }
    const listener = { ...wanted, port };
    this.#listeners.set(keyOf(address, port), listener);
    return listener;
  }

  remove({ address, port }: Listener): void {
    this.#listeners.delete(keyOf(address, port));
  }

  at(address: string, port: number): Listener | undefined {
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
