// The program's end of a pipe to a process, as the library's port wants it. Whatever it tells, it tells
// in a turn of its own.
import { BrokenPipeError } from "../asyncio/errors.ts";
import type { Transport, TransportEvents } from "../asyncio/network.ts";
import type { End, Pipe } from "./pipe.ts";
import { broken, later } from "./pipe.ts";
import type { World } from "./world.ts";

const atOnce = 65_536;

/** What both directions share: one thing at a time, and `lost` once, last. */
abstract class PipeTransport implements Transport {
  readonly #world: World;
  readonly events: TransportEvents;
  readonly end: End;
  #state: "open" | "closed" = "open";
  #scheduled = false;
  #forget: () => void = () => {};

  constructor(world: World, end: End, events: TransportEvents) {
    this.#world = world;
    this.end = end;
    this.events = events;
    end.hold();
  }

  abstract readonly buffered: number;
  abstract readonly canWriteEof: boolean;
  abstract write(bytes: Uint8Array): void;
  abstract writeEof(): void;
  abstract close(): void;
  abstract pauseReading(): void;
  abstract resumeReading(): void;
  /** Does the next thing, if there is one. */
  protected abstract step(): void;

  get isOpen(): boolean {
    return this.#state === "open";
  }

  abort(): void {
    this.lose(null);
  }

  drop(): void {
    this.lose(null);
  }

  info(): undefined {
    return undefined;
  }

  /** Has `step` called in a turn of its own. */
  soon(): void {
    if (this.#scheduled || !this.isOpen) return;
    this.#scheduled = true;
    this.#forget();
    this.#world.wake(this.#world.now(), this.#world.sequence(), () => {
      this.#scheduled = false;
      if (this.isOpen) this.step();
    });
  }

  protected whenReady(): void {
    this.#forget();
    this.#forget = this.end.watch(() => this.soon());
  }

  protected lose(error: Error | null): void {
    if (!this.isOpen) return;
    this.#state = "closed";
    this.#forget();
    this.end.drop();
    const { now, tie } = { now: this.#world.now(), tie: this.#world.sequence() };
    this.#world.wake(now, tie, () => this.events.lost(error));
  }
}

/** Reads what a process writes. */
export class ReadingTransport extends PipeTransport {
  readonly buffered = 0;
  readonly canWriteEof = false;
  #isPaused = false;
  #hasEnded = false;

  write(): void {}
  writeEof(): void {}

  close(): void {
    this.lose(null);
  }

  pauseReading(): void {
    this.#isPaused = true;
  }

  resumeReading(): void {
    this.#isPaused = false;
    this.soon();
  }

  protected step(): void {
    if (this.#isPaused || this.#hasEnded) return;
    const bytes = this.end.read(atOnce);
    if (bytes === later) {
      this.whenReady();
    } else if (bytes === null) {
      this.#hasEnded = true;
      this.events.ended();
      this.lose(null);
    } else {
      this.events.received(bytes.slice());
      this.soon();
    }
  }
}

/** Writes what a process reads. */
export class WritingTransport extends PipeTransport {
  readonly canWriteEof = true;
  readonly #pipe: Pipe;
  readonly #queue: Uint8Array[] = [];
  #buffered = 0;
  #isEnding = false;

  constructor(world: World, pipe: Pipe, events: TransportEvents) {
    super(world, pipe.writer, events);
    this.#pipe = pipe;
  }

  get buffered(): number {
    return this.#buffered;
  }

  write(bytes: Uint8Array): void {
    if (!this.isOpen || this.#isEnding) return;
    this.#queue.push(bytes.slice());
    this.#buffered += bytes.length;
    this.soon();
  }

  writeEof(): void {
    this.close();
  }

  close(): void {
    this.#isEnding = true;
    this.soon();
  }

  pauseReading(): void {}
  resumeReading(): void {}

  protected step(): void {
    const first = this.#queue[0];
    if (this.#pipe.isBroken) {
      const message = "Cannot keep up the connection: nobody reads at the other end";
      this.lose((first && new BrokenPipeError(message, { code: "EPIPE" })) || null);
    } else if (first !== undefined) {
      this.#put(first);
    } else if (this.#isEnding) {
      this.lose(null);
    } else {
      this.whenReady();
    }
  }

  #put(first: Uint8Array): void {
    const taken = this.end.write(first);
    if (typeof taken !== "number") {
      if (taken === broken) this.soon();
      else this.whenReady();
      return;
    }
    this.#buffered -= taken;
    if (taken < first.length) this.#queue[0] = first.subarray(taken);
    else this.#queue.shift();
    this.events.sent();
    this.soon();
  }
}
