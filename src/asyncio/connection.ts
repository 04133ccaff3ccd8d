// The loop's side of a transport: it brings the platform's events into the loop, feeds the reader, and
// holds writers up. It is opening, open, closing or lost; lost is the end, and is reached once.
import { host } from "#host";
import { arrive } from "./arrival.ts";
import { Crowd } from "./crowd.ts";
import { ConnectionResetError, RuntimeError } from "./errors.ts";
import type { Loop } from "./loop.ts";
import type { Attempt, Encryption, Secured, Transport, TransportEvents } from "./network.ts";
import type { Wait } from "./observer.ts";
import type { Source, StreamReader } from "./reader.ts";
import { sleep } from "./sleep.ts";

type State = "opening" | "open" | "closing" | "lost";

/** Why nothing more can be written. */
type Sealed = "no" | "ended" | "closed";

export interface ConnectionHooks {
  opened?(): void;
  lost?(error: Error | null): void;
}

/** So many bytes wait for the loop at most; the platform may read far ahead of it. */
const mostAhead = 2 ** 16;

export class Connection implements TransportEvents, Source {
  readonly loop: Loop;
  readonly reader: StreamReader | null;
  readonly #hooks: ConnectionHooks;
  readonly #drains: Crowd;
  readonly #closes: Crowd;
  #state: State = "opening";
  #sealed: Sealed = "no";
  #transport: Transport | null = null;
  #attempt: Attempt | null = null;
  #error: Error | null = null;
  /** More is buffered than `#high`, and since then never as little as `#low`. */
  #isFull = false;
  #high = 2 ** 16;
  #low = 2 ** 14;
  #ahead = 0;
  #readerPaused = false;
  #isHeld = false;

  constructor(loop: Loop, reader: StreamReader | null, hooks: ConnectionHooks) {
    const reason: Wait = { kind: "stream", subject: this };
    this.loop = loop;
    this.reader = reader;
    this.#hooks = hooks;
    this.#drains = new Crowd(loop, reason);
    this.#closes = new Crowd(loop, reason);
    reader?.setTransport(this);
    loop.resources.add(this);
  }

  /** Opens it with `start`, outside every step: a socket must not keep a task's context alive. */
  open(start: () => Attempt): void {
    this.#attempt = host.enter(null, start);
  }

  get isClosing(): boolean {
    return this.#state === "closing" || this.#state === "lost";
  }

  get canWriteEof(): boolean {
    return this.#transport?.canWriteEof ?? false;
  }

  get buffered(): number {
    return this.#state === "lost" ? 0 : (this.#transport?.buffered ?? 0);
  }

  write(bytes: Uint8Array): void {
    if (this.#sealed === "ended") {
      throw new RuntimeError("Cannot write to the stream: its end was written already");
    }
    if (this.#sealed === "closed")
      throw new RuntimeError("Cannot write to the stream: it is closed");
    // Written to a connection that is going down: `drain` tells.
    if (this.#state !== "open" || bytes.length === 0) return;
    this.#transport?.write(bytes);
    if (this.buffered > this.#high) this.#isFull = true;
  }

  writeEof(): void {
    if (this.#state !== "open" || this.#sealed !== "no") return;
    if (!this.canWriteEof) {
      throw new RuntimeError("Cannot end the stream's writing direction alone: expected close()");
    }
    this.#sealed = "ended";
    this.#transport?.writeEof();
  }

  async drain(): Promise<void> {
    const failure = this.reader?.exception() ?? null;
    if (failure !== null) throw failure;
    // A connection that is being lost gets its say first.
    if (this.isClosing) await sleep(0);
    if (this.#state === "lost" && !this.#hasEndedWell()) {
      throw new ConnectionResetError("Cannot drain the stream: the connection is lost");
    }
    if (this.#isFull) await this.#drains.wait();
  }

  /** Closes it after what was written, as the program wants it. */
  close(): void {
    if (this.#sealed !== "closed") this.#sealed = "closed";
    this.#shut((transport) => transport.close());
  }

  /** Closes it now. */
  abort(): void {
    this.#sealed = "closed";
    if (this.#state === "closing") this.#transport?.abort();
    else this.#shut((transport) => transport.abort());
  }

  /** Ends it unheard: the loop is closed. */
  drop(): void {
    this.#state = "lost";
    this.#attempt?.drop();
    this.#transport?.drop();
  }

  async whenClosed(): Promise<void> {
    if (this.#state !== "lost") return this.#closes.wait();
    if (this.#error !== null) throw this.#error;
  }

  info(name: string): unknown {
    return this.#transport?.info(name);
  }

  /** From how many buffered bytes on `drain` waits, and down to how many. */
  limitWriting(high: number, low: number): void {
    if (!(high >= low && low >= 0)) {
      throw new RangeError(
        `Cannot limit writing to ${low} to ${high} bytes: expected 0 ≤ low ≤ high`,
      );
    }
    this.#high = high;
    this.#low = low;
    if (this.buffered > high) this.#isFull = true;
    this.#drainIfLow();
  }

  secure(encryption: Encryption & object, side: "client" | "server", done: Secured): void {
    const transport = this.#transport;
    if (transport?.secure === undefined || this.#state !== "open") {
      throw new RuntimeError("Cannot encrypt the stream: it is not an open connection to a host");
    }
    const inLoop: Secured = (error) => this.#arrive(() => done(error));
    host.enter(null, () => transport.secure?.(encryption, side, inLoop));
  }

  pauseReading(): void {
    this.#readerPaused = true;
    this.#hold();
  }

  resumeReading(): void {
    this.#readerPaused = false;
    this.#hold();
  }

  opened(transport: Transport): void {
    this.#transport = transport;
    // What it was called off for has come in the meantime.
    if (this.#state !== "opening") {
      transport.abort();
      return;
    }
    this.#arrive(() => {
      if (this.#state !== "opening") return;
      this.#state = "open";
      this.#hooks.opened?.();
    });
  }

  received(bytes: Uint8Array): void {
    this.#ahead += bytes.length;
    this.#hold();
    this.#arrive(() => {
      this.#ahead -= bytes.length;
      if (this.#state === "open") this.reader?.feedData(bytes);
      this.#hold();
    });
  }

  ended(): void {
    this.#arrive(() => {
      if (this.#state !== "open") return;
      this.reader?.feedEof();
      if (!this.canWriteEof) this.#shut((transport) => transport.close());
    });
  }

  sent(): void {
    if (this.#isFull) this.#arrive(() => this.#drainIfLow());
  }

  lost(error: Error | null): void {
    this.#arrive(() => {
      if (this.#state === "lost") return;
      this.#state = "lost";
      this.#error = error;
      this.loop.resources.delete(this);
      if (error === null) this.reader?.feedEof();
      else this.reader?.setException(error);
      settle(this.#closes, error);
      if (this.#isFull) settle(this.#drains, error);
      this.#isFull = false;
      this.#hooks.lost?.(error);
    });
  }

  #shut(how: (transport: Transport) => void): void {
    if (this.isClosing) return;
    if (this.#state === "open" && this.#transport !== null) {
      this.#state = "closing";
      how(this.#transport);
    } else {
      // Called off before it was open: nobody waits for the platform's word.
      this.#state = "lost";
      this.#attempt?.cancel();
      this.#transport?.abort();
      this.loop.resources.delete(this);
      this.#hooks.lost?.(null);
    }
  }

  /** Both directions ended in order, and the platform then closed it by itself. */
  #hasEndedWell(): boolean {
    return this.#sealed === "ended" && this.#error === null;
  }

  #drainIfLow(): void {
    if (!this.#isFull || this.buffered > this.#low) return;
    this.#isFull = false;
    this.#drains.release();
  }

  /** Lets the platform read on, or not. */
  #hold(): void {
    const hold = this.#readerPaused || this.#ahead > mostAhead;
    if (hold === this.#isHeld || this.#transport === null || this.isClosing) return;
    this.#isHeld = hold;
    if (hold) this.#transport.pauseReading();
    else this.#transport.resumeReading();
  }

  #arrive(deliver: () => void): void {
    arrive(this.loop, deliver);
  }
}

function settle(crowd: Crowd, error: Error | null): void {
  if (error === null) crowd.release();
  else crowd.fail(error);
}
