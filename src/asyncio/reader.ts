// What comes in, as bytes to wait for. Bytes are fed by a connection and taken by one task at a time;
// above twice the limit the connection is asked to pause, at the limit to go on. It is over 300 lines
// because a third of them are the words and examples of its public calls.
import { ByteBuffer } from "./bytes.ts";
import { IncompleteReadError, LimitOverrunError, RuntimeError, ValueError } from "./errors.ts";
import { Future, join } from "./future.ts";
import { getRunningLoop, type Loop } from "./loop.ts";
import { firstMatch, type Match, newline, type Separator, toSeparators } from "./separators.ts";

/** How much a reader holds by default before a line is too long: 64 KiB. */
export const defaultLimit = 2 ** 16;

/** How much a reader may buffer. */
export interface StreamReaderOptions {
  /** The longest line, and half of what is buffered, in bytes; 65,536 by default. */
  readonly limit?: number;
}

/** Where the bytes come from, as far as a reader can hold it up. */
export interface Source {
  pauseReading(): void;
  resumeReading(): void;
}

const none = new Uint8Array(0);

/**
 * The reading end of a connection or pipe. Usually `openConnection`, `startServer` or a process gives
 * one; made by hand it reads what `feedData` feeds.
 *
 * Only one task may wait for data at a time. Once the connection was lost by an error, every read
 * throws that error.
 *
 * @see https://docs.python.org/3.14/library/asyncio-stream.html#asyncio.StreamReader
 *
 * @example
 * ```ts
 * import { StreamReader } from "asyncio";
 *
 * const reader = new StreamReader();
 * reader.feedData(new TextEncoder().encode("one\ntwo\n"));
 * reader.feedEof();
 * const text = new TextDecoder();
 * for await (const line of reader) console.log(text.decode(line).trim()); // one / two
 * ```
 */
export class StreamReader implements AsyncIterable<Uint8Array> {
  readonly #loop: Loop;
  readonly #limit: number;
  readonly #buffer = new ByteBuffer();
  #ended = false;
  #failure: { readonly error: unknown } | null = null;
  #waiter: Future | null = null;
  #source: Source | null = null;
  #paused = false;

  /** Throws `RangeError` for a limit of 0 or less. */
  constructor(options: StreamReaderOptions = {}, loop: Loop = getRunningLoop()) {
    this.#loop = loop;
    this.#limit = checkLimit(options.limit);
  }

  /**
   * At least one byte and at most `count`, as soon as there are any; nothing (an empty array) at the
   * end of the stream. Without a count: everything up to the end.
   *
   * Throws `RuntimeError` if another task waits for data of this stream.
   *
   * @example
   * ```ts
   * import { StreamReader } from "asyncio";
   *
   * const reader = new StreamReader();
   * reader.feedData(new Uint8Array([1, 2, 3]));
   * console.log(await reader.read(2)); // Uint8Array(2) [ 1, 2 ]
   * reader.feedEof();
   * console.log(await reader.read()); // Uint8Array(1) [ 3 ]
   * ```
   */
  async read(count = -1): Promise<Uint8Array> {
    checkCount("read", count);
    this.#throwFailure();
    if (count === 0) return none;
    return count < 0 ? this.#readAll() : this.#readSome(count);
  }

  /**
   * The next line with its newline; at the end of the stream what is left, which may be nothing.
   *
   * Throws `ValueError` if the line is longer than the limit; the line is dropped then.
   *
   * @example
   * ```ts
   * import { StreamReader } from "asyncio";
   *
   * const reader = new StreamReader();
   * reader.feedData(new TextEncoder().encode("tea\ncof"));
   * reader.feedEof();
   * console.log((await reader.readline()).length); // 4
   * console.log((await reader.readline()).length); // 3
   * ```
   */
  async readline(): Promise<Uint8Array> {
    try {
      return await this.readuntil(newline);
    } catch (error) {
      if (error instanceof IncompleteReadError) return error.partial;
      if (!(error instanceof LimitOverrunError)) throw error;
      // A line that is there as a whole goes; of a longer one all that has come.
      if (this.#buffer.indexOf(newline, error.consumed) === error.consumed) {
        this.#buffer.drop(error.consumed + 1);
      } else this.#buffer.clear();
      this.#resumeIfLow();
      throw new ValueError(error.message, { cause: error });
    }
  }

  /**
   * Exactly `count` bytes.
   *
   * Throws `IncompleteReadError` with the bytes that came if the stream ends before, `RangeError` for
   * a negative count.
   *
   * @example
   * ```ts
   * import { IncompleteReadError, StreamReader } from "asyncio";
   *
   * const reader = new StreamReader();
   * reader.feedData(new Uint8Array([1, 2, 3]));
   * reader.feedEof();
   * try {
   *   await reader.readexactly(4);
   * } catch (error) {
   *   if (error instanceof IncompleteReadError) console.log(error.partial.length); // 3
   * }
   * ```
   */
  async readexactly(count: number): Promise<Uint8Array> {
    checkCount("read exactly", count, 0);
    this.#throwFailure();
    while (this.#buffer.length < count) {
      if (this.#ended) throw new IncompleteReadError(this.#buffer.take(count), count);
      await this.#dataArrived("readexactly");
    }
    return count === 0 ? none : this.#take(count);
  }

  /**
   * Everything up to and with the separator. Of several separators the one whose match ends first
   * counts.
   *
   * Throws `IncompleteReadError` with what came if the stream ends before, `LimitOverrunError` if
   * there are more bytes before the separator than the limit (they stay in the buffer), `ValueError`
   * for an empty separator.
   *
   * @example
   * ```ts
   * import { StreamReader } from "asyncio";
   *
   * const reader = new StreamReader();
   * reader.feedData(new TextEncoder().encode("name: tea\r\n\r\nbody"));
   * const head = await reader.readuntil("\r\n\r\n");
   * console.log(head.length); // 13
   * ```
   */
  async readuntil(separator: Separator | readonly Separator[] = newline): Promise<Uint8Array> {
    const separators = toSeparators(separator);
    this.#throwFailure();
    const shortest = separators.at(0)?.length ?? 1;
    const longest = separators.at(-1)?.length ?? 1;
    // No separator begins before this.
    let searched = 0;
    for (;;) {
      const held = this.#buffer.length;
      if (held - searched >= shortest) {
        const match = firstMatch(this.#buffer, separators, searched);
        if (match !== null) return this.#takeMatch(match);
        searched = Math.max(0, held + 1 - longest);
        if (searched > this.#limit) throw this.#overrun("no separator in", searched);
      }
      if (this.#ended) throw new IncompleteReadError(this.#buffer.take(held), null);
      await this.#dataArrived("readuntil");
    }
  }

  /** Whether the stream has ended and everything was read. */
  atEof(): boolean {
    return this.#ended && this.#buffer.length === 0;
  }

  /** The error by which the connection was lost, or `null`. */
  exception(): unknown {
    return this.#failure?.error ?? null;
  }

  /** Line by line, to the end of the stream. */
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array, undefined> {
    return {
      next: async () => {
        const line = await this.readline();
        if (line.length === 0) return { done: true, value: undefined };
        return { done: false, value: line };
      },
    };
  }

  /** Adds bytes at the end. Throws `RuntimeError` after `feedEof`. */
  feedData(data: Uint8Array): void {
    if (this.#ended) {
      throw new RuntimeError("Cannot feed data to the stream: its end was fed already");
    }
    if (data.length === 0) return;
    this.#buffer.append(data);
    this.#wake();
    if (this.#source === null || this.#paused || this.#buffer.length <= 2 * this.#limit) return;
    this.#paused = true;
    this.#source.pauseReading();
  }

  /** No more will come. */
  feedEof(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Fails the read that waits and every later one with `error`. */
  setException(error: unknown): void {
    this.#failure = { error };
    const waiter = this.#waiter;
    this.#waiter = null;
    if (waiter !== null && !waiter.done()) waiter.setException(error);
  }

  /** Who is paused when too much is buffered. */
  setTransport(source: Source): void {
    if (this.#source !== null) {
      throw new RuntimeError("Cannot set the transport of the stream: it has one already");
    }
    this.#source = source;
  }

  async #readAll(): Promise<Uint8Array> {
    const all = new ByteBuffer();
    for (;;) {
      const block = await this.#readSome(this.#limit);
      if (block.length === 0) return all.take(all.length);
      all.append(block);
    }
  }

  async #readSome(count: number): Promise<Uint8Array> {
    this.#throwFailure();
    if (this.#buffer.length === 0 && !this.#ended) await this.#dataArrived("read");
    return this.#take(count);
  }

  #takeMatch(match: Match): Uint8Array {
    if (match.start > this.#limit) throw this.#overrun("the separator is after", match.start);
    return this.#take(match.end);
  }

  #take(count: number): Uint8Array {
    const taken = this.#buffer.take(count);
    this.#resumeIfLow();
    return taken;
  }

  /** Waits until something was fed, or the end. */
  async #dataArrived(call: string): Promise<void> {
    if (this.#waiter !== null) {
      throw new RuntimeError(
        `Cannot ${call} the stream: another task waits for its data, expected one reader at a time`,
      );
    }
    // A request larger than the limit would wait for ever while the source is paused.
    if (this.#paused) this.#resume();
    const waiter = new Future(this.#loop, { kind: "stream", subject: this });
    this.#waiter = waiter;
    try {
      await join(waiter);
    } finally {
      this.#waiter = null;
    }
  }

  #wake(): void {
    const waiter = this.#waiter;
    this.#waiter = null;
    if (waiter !== null && !waiter.done()) waiter.setResult();
  }

  #resumeIfLow(): void {
    if (this.#paused && this.#buffer.length <= this.#limit) this.#resume();
  }

  #resume(): void {
    this.#paused = false;
    this.#source?.resumeReading();
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }

  #overrun(where: string, consumed: number): LimitOverrunError {
    const message = `Cannot read until the separator: ${where} ${consumed} bytes, expected it within ${this.#limit}`;
    return new LimitOverrunError(message, consumed);
  }
}

export function checkLimit(limit = defaultLimit): number {
  if (limit > 0) return limit;
  throw new RangeError(`Cannot limit a stream to ${limit} bytes: expected at least 1`);
}

function checkCount(what: string, count: number, least = Number.NEGATIVE_INFINITY): void {
  if (Number.isInteger(count) && count >= least) return;
  const expected = least === 0 ? "a whole number from 0" : "a whole number";
  throw new RangeError(`Cannot ${what} ${count} bytes: expected ${expected}`);
}
