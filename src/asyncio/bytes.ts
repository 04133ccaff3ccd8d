// Bytes that came and were not taken yet, in one growing array; and text as bytes.
import { inWords } from "./starter.ts";

const encoder = new TextEncoder();
const smallest = 4096;

export class ByteBuffer {
  #bytes = new Uint8Array(0);
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  /** One of them. */
  at(index: number): number {
    return this.#bytes[this.#start + index] ?? 0;
  }

  append(data: Uint8Array): void {
    this.#makeRoom(data.length);
    this.#bytes.set(data, this.#end);
    this.#end += data.length;
  }

  /** Removes the first `count` bytes and gives them, in an array of their own. */
  take(count: number): Uint8Array {
    const until = Math.min(this.#end, this.#start + count);
    const taken = this.#bytes.slice(this.#start, until);
    this.drop(taken.length);
    return taken;
  }

  drop(count: number): void {
    this.#start += Math.min(count, this.length);
    if (this.#start === this.#end) this.clear();
  }

  clear(): void {
    this.#start = 0;
    this.#end = 0;
    // What one long message needed is not kept for ever.
    if (this.#bytes.length > 2 ** 18) this.#bytes = new Uint8Array(0);
  }

  /** Where `needle` first stands at or after `from`; -1 if it does not. */
  indexOf(needle: Uint8Array, from: number): number {
    const held = this.#bytes.subarray(this.#start, this.#end);
    const last = held.length - needle.length;
    const first = needle[0] ?? 0;
    for (
      let at = held.indexOf(first, from);
      at >= 0 && at <= last;
      at = held.indexOf(first, at + 1)
    ) {
      if (needle.every((byte, index) => held[at + index] === byte)) return at;
    }
    return -1;
  }

  #makeRoom(count: number): void {
    if (this.#end + count <= this.#bytes.length) return;
    const needed = this.length + count;
    if (needed <= this.#bytes.length / 2) {
      this.#bytes.copyWithin(0, this.#start, this.#end);
    } else {
      const grown = new Uint8Array(Math.max(smallest, 2 * needed));
      grown.set(this.#bytes.subarray(this.#start, this.#end));
      this.#bytes = grown;
    }
    this.#end -= this.#start;
    this.#start = 0;
  }
}

/** The bytes of `data`, text as UTF-8, in an array that nobody else has. */
export function toBytes(data: Uint8Array | string, verb: string): Uint8Array {
  if (typeof data === "string") return encoder.encode(data);
  if (data instanceof Uint8Array) return new Uint8Array(data);
  throw new TypeError(`Cannot ${verb} ${inWords(data)}: expected a Uint8Array or a string`);
}
