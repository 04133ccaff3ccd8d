// An open file, in the spirit of the Python package aiofiles: as Python's files are, but every call that
// has to do with the disk waits without holding anybody else up.
import { elsewhere } from "./elsewhere.ts";
import { RuntimeError, ValueError } from "./errors.ts";
import type { OpenFile } from "./file.ts";
import type { Loop, Resource } from "./loop.ts";
import { translate } from "./node/failures.ts";

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
const newline = 10;
const encoder = new TextEncoder();
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
  #at = 0;
  /** Read ahead: bytes before `#at`. */
  #ahead = new Uint8Array();
  #isReading = false;

  /** For the library: programs call `files.open`. */
  constructor(loop: Loop, name: string, file: OpenFile, access: FileAccess) {
    this.name = name;
    this.mode = access.mode;
    this.#loop = loop;
    this.#file = file;
    this.#access = access;
    loop.resources.add(this);
  }

  get closed(): boolean {
    return this.#state === "closed";
  }

  /** So many characters, or bytes, at most; all that is left without a number. Nothing at the end. */
  async read(size = -1): Promise<T> {
    return this.#reading(() => {
      const length = size < 0 ? -1 : this.#access.isText ? charactersIn(this.#ahead, size) : size;
      return length >= 0 && length <= this.#ahead.length ? length : -1;
    });
  }

  /** Up to and with the next end of a line; what is left where there is none. Nothing at the end. */
  async readline(): Promise<T> {
    return this.#reading(() => this.#ahead.indexOf(newline) + 1 || -1);
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
    const bytes = typeof data === "string" ? encoder.encode(data) : data.slice();
    const at = this.#access.appends ? null : this.#at - this.#ahead.length;
    // Whoever writes next, while this is under way, writes behind it.
    this.#place((at ?? 0) + bytes.length);
    await this.#do("write to", () => this.#file.write(bytes, at));
    return typeof data === "string" ? [...data].length : bytes.length;
  }

  /** Writes them all, as they are: lines bring their ends along. */
  async writelines(lines: Iterable<T>): Promise<void> {
    for (const line of lines) await this.write(line);
  }

  /** Goes to a byte: from the beginning, from where it is (`whence` 1), or from the end (2). */
  async seek(offset: number, whence: 0 | 1 | 2 = 0): Promise<number> {
    this.#check("seek in", true);
    const size = whence === 2 ? await this.#do("seek in", () => this.#file.size()) : 0;
    const from = whence === 1 ? this.#at - this.#ahead.length : size;
    const at = from + offset;
    if (!Number.isInteger(at) || at < 0) {
      throw new ValueError(`Cannot seek to ${at} in ${this.name}: expected a byte from 0 on`);
    }
    this.#place(at);
    return at;
  }

  /** The byte it is at. */
  async tell(): Promise<number> {
    this.#check("tell the place in", true);
    return this.#at - this.#ahead.length;
  }

  /** Cuts it off, or fills it up with zeros, at a byte: the one it is at by default. */
  async truncate(size: number = this.#at - this.#ahead.length): Promise<number> {
    this.#check("truncate", this.#access.writes);
    if (!Number.isInteger(size) || size < 0) {
      throw new ValueError(`Cannot truncate ${this.name} to ${size}: expected a byte from 0 on`);
    }
    await this.#do("truncate", () => this.#file.truncate(size));
    return size;
  }

  /** A second call does nothing. */
  async close(): Promise<void> {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#loop.resources.delete(this);
    await this.#do("close", () => this.#file.close());
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

  /** Reads until `wanted` says how many bytes of what is ahead to give, or to the end. */
  async #reading(wanted: () => number): Promise<T> {
    this.#check("read", this.#access.reads);
    if (this.#isReading) {
      throw new RuntimeError(`Cannot read ${this.name}: another task is reading it`);
    }
    this.#isReading = true;
    try {
      let length = wanted();
      while (length < 0 && (await this.#fill())) length = wanted();
      return this.#take(length < 0 ? this.#ahead.length : length);
    } finally {
      this.#isReading = false;
    }
  }

  /** Reads on; false at the end. */
  async #fill(): Promise<boolean> {
    const at = this.#at;
    const more = await this.#do("read", () => this.#file.read(at, portion));
    // Somebody wrote or sought meanwhile: what was read stands elsewhere.
    if (at !== this.#at) return true;
    const all = new Uint8Array(this.#ahead.length + more.length);
    all.set(this.#ahead);
    all.set(more, this.#ahead.length);
    this.#ahead = all;
    this.#at += more.length;
    return more.length > 0;
  }

  #take(length: number): T {
    const bytes = this.#ahead.slice(0, length);
    this.#ahead = this.#ahead.slice(length);
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

  #place(at: number): void {
    this.#at = at;
    this.#ahead = new Uint8Array();
  }

  #check(what: string, isAllowed: boolean): void {
    if (this.#state === "closed") {
      throw new ValueError(`Cannot ${what} ${this.name}: it is closed`);
    }
    if (isAllowed) return;
    throw new ValueError(`Cannot ${what} ${this.name}: it was opened with the mode "${this.mode}"`);
  }

  async #do<R>(what: string, work: () => Promise<R>): Promise<R> {
    try {
      return await elsewhere({ kind: "file", subject: null, label: this.name }, work);
    } catch (error) {
      throw told(error, `${what} ${this.name}`);
    }
  }
}

/** The platform's failures in the library's words; what else was thrown as it is. */
export function told(error: unknown, what: string): unknown {
  return error instanceof Error && "code" in error ? translate(error, what) : error;
}

/** How many bytes the first so many characters take; more than there are if some are missing. */
function charactersIn(bytes: Uint8Array, count: number): number {
  let length = 0;
  for (let left = count; left > 0; left--) {
    if (length >= bytes.length) return bytes.length + 1;
    const lead = bytes[length] ?? 0;
    length += lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  }
  return length;
}
