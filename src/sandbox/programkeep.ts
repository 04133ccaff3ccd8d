// What a process has written and its program has not heard of yet: small pieces of one moment become one.
import { joined } from "../asyncio/joined.ts";
import type { OutputNumber, Written } from "./programwire.ts";

/** So many bytes leave at once, even while it computes. */
const most = 1024 * 1024;

interface Pieces {
  readonly at: number;
  readonly stream: OutputNumber;
  readonly bytes: Uint8Array[];
}

export class ProgramKeep {
  #pieces: Pieces[] = [];
  #size = 0;

  get isFull(): boolean {
    return this.#size >= most;
  }

  add(at: number, stream: OutputNumber, bytes: Uint8Array): void {
    const last = this.#pieces.at(-1);
    if (last?.at === at && last.stream === stream) last.bytes.push(bytes);
    else this.#pieces.push({ at, stream, bytes: [bytes] });
    this.#size += bytes.length;
  }

  take(): readonly Written[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#size = 0;
    return pieces.map(({ at, stream, bytes }) => ({ at, stream, bytes: joined(bytes) }));
  }
}
