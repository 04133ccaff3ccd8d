// A transport over Node's sockets, which sockets and the pipes of processes are alike.
import type { Socket } from "node:net";
import { connect as connectTls, TLSSocket } from "node:tls";
import { translate } from "../failures.ts";
import type { Encryption, Secured, Transport, TransportEvents } from "../network.ts";
import { secureSettings } from "./tls.ts";

/** Both directions, or one. */
export type Direction = "both" | "in" | "out";

export class SocketTransport implements Transport {
  readonly #events: TransportEvents;
  readonly #direction: Direction;
  readonly #sent: () => void;
  #socket: Socket;
  #error: Error | null = null;
  #unlisten: () => void = () => {};

  /** Tells of what happens from now on; the caller tells that it is open. */
  constructor(socket: Socket, events: TransportEvents, direction: Direction = "both") {
    this.#socket = socket;
    this.#events = events;
    this.#direction = direction;
    this.#sent = () => events.sent();
    this.#listen();
  }

  get buffered(): number {
    return this.#socket.writableLength;
  }

  get canWriteEof(): boolean {
    return this.#direction !== "in" && !(this.#socket instanceof TLSSocket);
  }

  write(bytes: Uint8Array): void {
    this.#socket.write(bytes, this.#sent);
  }

  writeEof(): void {
    this.#socket.end();
  }

  close(): void {
    if (this.#direction === "both") this.#socket.destroySoon();
    else if (this.#direction === "out") this.#socket.end();
    else this.#socket.destroy();
  }

  abort(): void {
    this.#socket.destroy();
  }

  drop(): void {
    this.#socket.destroy();
  }

  pauseReading(): void {
    this.#socket.pause();
  }

  resumeReading(): void {
    this.#socket.resume();
  }

  info(name: string): unknown {
    const socket = this.#socket;
    switch (name) {
      case "peername":
        return nameOf(socket.remoteAddress, socket.remotePort);
      case "sockname":
        return nameOf(socket.localAddress, socket.localPort);
      case "cipher":
        return socket instanceof TLSSocket ? socket.getCipher().name : undefined;
      case "peercert":
        return socket instanceof TLSSocket ? socket.getPeerCertificate() : undefined;
      default:
        return undefined;
    }
  }

  secure(encryption: Encryption & object, side: "client" | "server", done: Secured): void {
    const plain = this.#socket;
    this.#unlisten();
    const settings = secureSettings(encryption);
    const socket =
      side === "client"
        ? connectTls({ ...settings, socket: plain })
        : new TLSSocket(plain, { ...settings, isServer: true });
    this.#socket = socket;
    this.#listen();
    const end = () => done(this.#error ?? translate(new Error("it was closed"), "encrypt"));
    socket.once("close", end);
    // The server's side says "secure", the client's tells after it looked at the certificate too.
    socket.once(side === "client" ? "secureConnect" : "secure", () => {
      socket.off("close", end);
      done(null);
    });
  }

  #listen(): void {
    const socket = this.#socket;
    const events = this.#events;
    const listeners = {
      data: (bytes: Uint8Array) => events.received(bytes),
      end: () => events.ended(),
      error: (error: Error) => {
        this.#error ??= translate(error, "keep up the connection");
      },
      close: () => events.lost(this.#error),
    };
    if (this.#direction !== "out") socket.on("data", listeners.data).on("end", listeners.end);
    socket.on("error", listeners.error).on("close", listeners.close);
    this.#unlisten = () => {
      socket.off("data", listeners.data).off("end", listeners.end);
      socket.off("error", listeners.error).off("close", listeners.close);
    };
  }
}

function nameOf(host: string | undefined, port: number | undefined): object | undefined {
  return host === undefined || port === undefined ? undefined : { host, port };
}
