// An open file, in the spirit of the Python package aiofiles: as Python's files are, but every call that
// has to do with the disk waits without holding anybody else up.
import { ask } from "./ask.ts";
import { ByteBuffer, toBytes } from "./bytes.ts";
import { OSError, RuntimeError, ValueError } from "./errors.ts";
import type { OpenFile } from "./file.ts";
import { bytes, characters, everything, lineEnd, type Search } from "./filesearch.ts";
import type { Loop, Resource } from "./loop.ts";

/** How a file is opened: to read, to write it anew, to append, or only if there is none. */
export interface FileAccess {
  readonly mode: string;
  readonly isText: boolean;
  readonly reads: boolean;
  readonly writes: boolean;
  readonly appends: boolean;
}

/** So many bytes are asked for at a time. */
const portion = 2 ** 16;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * What `files.open` gives. In text mode (the usual one) what is read and written are strings, in UTF-8;
 * with `b` in the mode they are bytes. One task at a time may read.
 *
 * @example
 * ```ts
 * import { files } from "asyncio";
 *
 * const path = `/tmp/tea-${performance.now()}.txt`;
 * const notes = await files.open(path, "w+");
 * await notes.write("green\nblack\n");
 * await notes.seek(0);
 * for await (const line of notes) console.log(line.trim()); // green / black
 * await notes.close();
 * await files.remove(path);
 * ```
 */
export class AsyncFile<T extends string | Uint8Array = string>
  implements AsyncDisposable, Resource
{
  readonly name: string;
  readonly mode: string;
  readonly #loop: Loop;
  readonly #file: OpenFile;
  readonly #access: FileAccess;
  #state: "open" | "closed" = "open";
  /** Where the next byte is read from the disk, or written. */
  #at: number;
  /** Read ahead: bytes before `#at`. Whoever goes to another place begins a new one. */
  #ahead = new ByteBuffer();
  #isReading = false;

  /** For the library: programs call `files.open`. */
  constructor(loop: Loop, name: string, file: OpenFile, access: FileAccess) {
    this.name = name;
    this.mode = access.mode;
    this.#loop = loop;
    this.#file = file;
    this.#access = access;
    this.#at = file.start;
    loop.resources.add(this);
  }

  get closed(): boolean {
    return this.#state === "closed";
  }

  /** So many characters, or bytes, at most; all that is left without a number. Nothing at the end. */
  async read(size = -1): Promise<T> {
    if (size < 0) return this.#reading(() => everything);
    return this.#reading(() => (this.#access.isText ? characters(size) : bytes(size)));
  }

  /** Up to and with the next end of a line; what is left where there is none. Nothing at the end. */
  async readline(): Promise<T> {
    return this.#reading(lineEnd);
  }

  /** All the lines that are left. */
  async readlines(): Promise<T[]> {
    const lines: T[] = [];
    for await (const line of this) lines.push(line);
    return lines;
  }

  /** One line after the other, each with its end. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    for (let line = await this.readline(); line.length > 0; line = await this.readline())
      yield line;
  }

  /** Writes it, and gives how many characters, or bytes, that were. */
  async write(data: T): Promise<number> {
    this.#check("write to", this.#access.writes);
    const content = toBytes(data, "write");
    if (this.#access.appends) {
      this.#goTo(await this.#ask("write to", () => this.#file.write(content, null)));
    } else {
      await this.#writeHere(content);
    }
    return typeof data === "string" ? [...data].length : content.length;
  }

  /** Writes them all, as they are: lines bring their ends along. */
  async writelines(lines: Iterable<T>): Promise<void> {
    for (const line of lines) await this.write(line);
  }

  /** Goes to a byte: from the beginning, from where it is (`whence` 1), or from the end (2). */
  async seek(offset: number, whence: 0 | 1 | 2 = 0): Promise<number> {
    this.#check("seek in", true);
    const size = whence === 2 ? await this.#ask("seek in", () => this.#file.size()) : 0;
    const from = whence === 1 ? this.#place : size;
    const at = from + offset;
    if (!Number.isInteger(at) || at < 0) {
      throw new ValueError(`Cannot seek to ${at} in ${this.name}: expected a byte from 0 on`);
    }
    this.#goTo(at);
    return at;
  }

  /** The byte it is at. */
  async tell(): Promise<number> {
    this.#check("tell the place in", true);
    return this.#place;
  }

  /** Cuts it off, or fills it up with zeros, at a byte: the one it is at by default. */
  async truncate(size: number = this.#place): Promise<number> {
    this.#check("truncate", this.#access.writes);
    if (!Number.isInteger(size) || size < 0) {
      throw new ValueError(`Cannot truncate ${this.name} to ${size}: expected a byte from 0 on`);
    }
    await this.#ask("truncate", () => this.#file.truncate(size));
    return size;
  }

  /** A second call does nothing. */
  async close(): Promise<void> {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#loop.resources.delete(this);
    await this.#ask("close", () => this.#file.close());
  }

  /** `close`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** The loop is closed. */
  drop(): void {
    this.#state = "closed";
    this.#file.drop();
  }

  async #writeHere(content: Uint8Array): Promise<void> {
    const at = this.#place;
    const end = at + content.length;
    // Whoever writes next, while this is under way, writes behind it.
    this.#goTo(end);
    try {
      await this.#ask("write to", () => this.#file.write(content, at));
    } catch (error) {
      // What failed has not moved it; what was only called off is written.
      if (error instanceof OSError && this.#place === end) this.#goTo(at);
      throw error;
    }
  }

  /** Reads until a search says how many bytes of what is ahead to give, or to the end. */
  async #reading(begin: () => Search): Promise<T> {
    this.#check("read", this.#access.reads);
    if (this.#isReading) {
      throw new RuntimeError(`Cannot read ${this.name}: another task is reading it`);
    }
    this.#isReading = true;
    try {
      for (;;) {
        const ahead = this.#ahead;
        const length = await this.#find(ahead, begin());
        // Somebody wrote or sought meanwhile: what is wanted stands in another place.
        if (ahead === this.#ahead) return this.#take(length);
      }
    } finally {
      this.#isReading = false;
    }
  }

  /** Reads on until the search has found, or to the end. */
  async #find(ahead: ByteBuffer, search: Search): Promise<number> {
    let length = search(ahead);
    while (length < 0) {
      const at = this.#at;
      const more = await this.#ask("read", () => this.#file.read(at, portion));
      if (ahead !== this.#ahead || more.length === 0) return ahead.length;
      ahead.append(more);
      this.#at += more.length;
      length = search(ahead);
    }
    return length;
  }

  #take(length: number): T {
    const bytes = this.#ahead.take(length);
    return (this.#access.isText ? this.#decoded(bytes) : bytes) as T;
  }

  #decoded(bytes: Uint8Array): string {
    try {
      return decoder.decode(bytes);
    } catch {
      throw new ValueError(
        `Cannot read ${this.name}: found bytes that are no UTF-8, expected text, or the mode "rb"`,
      );
    }
  }

  /** Where the program is: what was read ahead it does not know of. */
  get #place(): number {
    return this.#at - this.#ahead.length;
  }

  #goTo(at: number): void {
    this.#at = at;
    this.#ahead = new ByteBuffer();
  }

  #check(what: string, isAllowed: boolean): void {
    if (this.#state === "closed") {
      throw new ValueError(`Cannot ${what} ${this.name}: it is closed`);
    }
    if (isAllowed) return;
    throw new ValueError(`Cannot ${what} ${this.name}: it was opened with the mode "${this.mode}"`);
  }

  #ask<R>(what: string, work: () => Promise<R>): Promise<R> {
    return ask(what, this.name, work);
  }
}
