// One end of a simulated connection: what the library knows as a transport. It is open, closing (what
// was written still goes) or closed, and tells `lost` once, last. The rules are those of TCP as Node
// shows it: who sends to a closed end hears of a reset.

import { translate } from "../asyncio/failures.ts";
import type { Encryption, Secured, Transport, TransportEvents } from "../asyncio/network.ts";
import type { Closer, OwnCloser } from "../runner/protocol.ts";
import { systemError } from "./networkfailures.ts";
import type { Pipe, Receiver, Sender } from "./networkpipe.ts";
import { Handshake, type TlsSignal } from "./tls.ts";

export interface EndPort {
  /** What the program may ask: `peername`, `sockname`. */
  readonly names: Readonly<Record<string, unknown>>;
  /** Calls back in a turn of its own, now. */
  soon(callback: () => void): void;
  now(): number;
  sent(bytes: Uint8Array): void;
  arrived(length: number): void;
  closed(error: Error | null, by: Closer): void;
}

export class End implements Transport, Receiver, Sender {
  readonly #port: EndPort;
  #out: Pipe | null = null;
  #in: Pipe | null = null;
  #events: TransportEvents | null = null;
  #state: "open" | "closing" | "closed" = "open";
  #heard: "open" | "ended" | "broken" = "open";
  #isHeld = false;
  /** What has arrived and nobody wanted yet; `null` is the end. */
  #unread: (Uint8Array | null)[] = [];
  #handshake: Handshake | null = null;

  constructor(port: EndPort) {
    this.#port = port;
  }

  join(out: Pipe, back: Pipe): void {
    this.#out = out;
    this.#in = back;
  }

  /** From now on `events` are told. */
  hear(events: TransportEvents): void {
    this.#events = events;
    if (this.#unread.length > 0) this.#port.soon(() => this.#readOn());
  }

  get isClosed(): boolean {
    return this.#state === "closed";
  }

  get buffered(): number {
    return this.#out?.buffered ?? 0;
  }

  get canWriteEof(): boolean {
    return this.#handshake === null;
  }

  write(bytes: Uint8Array): void {
    if (this.#state !== "open") return;
    if (this.#heard === "broken") this.#break(systemError("EPIPE", { syscall: "write" }));
    else {
      if (bytes.length > 0) this.#port.sent(bytes);
      this.#out?.write(bytes);
    }
  }

  writeEof(): void {
    this.#out?.end();
  }

  close(): void {
    if (this.#state !== "open") return;
    this.#state = "closing";
    if (this.#out?.isEnded) this.#finish(null, "program");
    else this.#out?.end();
  }

  abort(): void {
    this.#cutOff("program");
  }

  drop(): void {
    // What was closed before is still on its way.
    this.#cutOff(this.#state === "closing" ? "program" : "loop");
  }

  /** Forgets the connection: the other side hears that it is reset. */
  destroy(): void {
    this.#out?.reset();
    this.#finish(null, "program");
  }

  pauseReading(): void {
    this.#isHeld = true;
  }

  resumeReading(): void {
    this.#isHeld = false;
    if (this.#unread.length > 0) this.#port.soon(() => this.#readOn());
  }

  info(name: string): unknown {
    return this.#port.names[name] ?? this.#handshake?.info(name);
  }

  secure(encryption: Encryption & object, side: "client" | "server", done: Secured): void {
    const handshake = new Handshake(encryption, side, {
      now: () => this.#port.now(),
      signal: (signal) => this.#out?.signal(signal),
      done: (error) => {
        if (error !== null && this.#state !== "closed") {
          this.#out?.cut();
          this.#finish(error, "other");
        }
        done(error);
      },
    });
    this.#handshake = handshake;
    handshake.start();
  }

  arrived(bytes: Uint8Array): void {
    if (this.#state === "closed") {
      this.#out?.reset();
      return;
    }
    if (this.#handshake?.isUnderWay) {
      this.#handshake.confused();
      return;
    }
    if (this.#mustWait) this.#unread.push(bytes);
    else this.#hand(bytes);
  }

  ended(): void {
    if (this.#state === "closed") return;
    if (this.#handshake?.isUnderWay) this.#handshake.abandoned();
    else if (this.#mustWait) this.#unread.push(null);
    else this.#end();
  }

  reset(): void {
    if (this.#state === "closed") return;
    if (this.#handshake?.isUnderWay) {
      this.#handshake.abandoned();
      return;
    }
    this.#unread = [];
    this.#out?.drop();
    // Who has read the end reads no more, and hears of it when it writes.
    if (this.#heard === "ended" && this.#state === "open") this.#heard = "broken";
    else this.#break(systemError("ECONNRESET", { syscall: "read" }));
  }

  signalled(signal: unknown): void {
    if (this.#state === "closed") return;
    const told = signal as TlsSignal;
    if (this.#handshake !== null) this.#handshake.signalled(told);
    else if (told.kind === "hello") this.arrived(told.bytes);
  }

  sent(): void {
    this.#port.soon(() => {
      if (this.#state !== "closed") this.#events?.sent();
    });
  }

  flushed(): void {
    if (this.#state === "closing" || this.#heard === "ended") this.#finish(null, "program");
  }

  get #mustWait(): boolean {
    return this.#isHeld || this.#events === null || this.#unread.length > 0;
  }

  #readOn(): void {
    while (!this.#isHeld && this.#state !== "closed" && this.#unread.length > 0) {
      const next = this.#unread.shift();
      if (next === null || next === undefined) this.#end();
      else this.#hand(next);
    }
  }

  #hand(bytes: Uint8Array): void {
    this.#in?.read(bytes.length);
    this.#port.arrived(bytes.length);
    this.#events?.received(bytes);
  }

  #end(): void {
    this.#heard = "ended";
    this.#events?.ended();
    // Both directions are over.
    if (this.#out?.isEnded) this.#finish(null, "other");
  }

  #cutOff(by: OwnCloser): void {
    if (this.#state === "closed") return;
    this.#finish(null, by);
    this.#out?.cut();
  }

  #break(error: Error): void {
    this.#finish(translate(error, "keep up the connection"), "other");
  }

  #finish(error: Error | null, by: Closer): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#port.closed(error, by);
    this.#port.soon(() => this.#events?.lost(error));
    if (this.#unread.some((part) => part !== null)) this.#out?.reset();
    this.#unread = [];
  }
}
