// What a process reads from and writes to: pipes, files, the terminal. An open end is held by any
// number of processes, and closed when the last lets go. Nothing here waits: who must wait is told
// when to try again.
import type { FileNode, Files, NullNode } from "./files.ts";

/** Try again when told. */
export const later = Symbol("later");
/** Nobody will ever read it. */
export const broken = Symbol("broken");

export interface End {
  /** One more holds it. */
  hold(): void;
  drop(): void;
  /** At most so many bytes; `null` at the end of it. */
  read(most: number): Uint8Array | null | typeof later;
  /** How many bytes were taken. */
  write(bytes: Uint8Array): number | typeof later | typeof broken;
  /** Calls `wake` once, when it is worth to try again; the result takes that back. */
  watch(wake: () => void): () => void;
}

/** So much stands in a pipe at most, in bytes; whoever writes more waits for a reader. */
const capacity = 65_536;

export class Pipe {
  readonly reader: End;
  readonly writer: End;
  readonly #chunks: Uint8Array[] = [];
  readonly #wakes = new Set<() => void>();
  #size = 0;
  #readers = 0;
  #writers = 0;

  constructor() {
    const watch = (wake: () => void) => this.#watch(wake);
    this.reader = {
      hold: () => void this.#readers++,
      drop: () => {
        this.#readers--;
        if (this.#readers === 0) this.#stir();
      },
      read: (most) => this.#read(most),
      write: () => broken,
      watch,
    };
    this.writer = {
      hold: () => void this.#writers++,
      drop: () => {
        this.#writers--;
        if (this.#writers === 0) this.#stir();
      },
      read: () => null,
      write: (bytes) => this.#write(bytes),
      watch,
    };
  }

  /** Whether nobody reads it any more. */
  get isBroken(): boolean {
    return this.#readers === 0;
  }

  #read(most: number): Uint8Array | null | typeof later {
    const first = this.#chunks.shift();
    if (first === undefined) return this.#writers === 0 ? null : later;
    const given = first.subarray(0, most);
    if (given.length < first.length) this.#chunks.unshift(first.subarray(most));
    this.#size -= given.length;
    this.#stir();
    return given;
  }

  #write(bytes: Uint8Array): number | typeof later | typeof broken {
    if (this.#readers === 0) return broken;
    const room = capacity - this.#size;
    // A small write goes in as a whole or not at all, as in real pipes.
    if (room === 0 || (bytes.length <= 4096 && bytes.length > room)) return later;
    const taken = bytes.slice(0, room);
    if (taken.length === 0) return 0;
    this.#chunks.push(taken);
    this.#size += taken.length;
    this.#stir();
    return taken.length;
  }

  #watch(wake: () => void): () => void {
    this.#wakes.add(wake);
    return () => void this.#wakes.delete(wake);
  }

  #stir(): void {
    const wakes = [...this.#wakes];
    this.#wakes.clear();
    for (const wake of wakes) wake();
  }
}

const never = () => () => {};
const free = { hold: () => {}, drop: () => {}, watch: never };

/** Reads an end at once, and takes everything. */
export const nothing: End = { ...free, read: () => null, write: (bytes) => bytes.length };

/** An open file: readers and writers share one position. */
export function openFile(files: Files, file: FileNode | NullNode, isAppending: boolean): End {
  if (file.kind === "null") return nothing;
  let at = 0;
  return {
    hold: () => files.hold(file),
    drop: () => files.drop(file),
    watch: never,
    read(most) {
      const bytes = file.bytes.slice(at, Math.min(at + most, file.length));
      at += bytes.length;
      return bytes.length === 0 ? null : bytes;
    },
    write(bytes) {
      if (isAppending) at = file.length;
      files.put(file, at, bytes);
      at += bytes.length;
      return bytes.length;
    },
  };
}

/** A terminal that shows whole lines, and the rest of one when it is let go. */
export class Terminal implements End {
  readonly #show: (line: string) => void;
  readonly #decoder = new TextDecoder();
  #rest = "";
  #holders = 0;

  constructor(show: (line: string) => void) {
    this.#show = show;
  }

  hold(): void {
    this.#holders += 1;
  }

  drop(): void {
    this.#holders -= 1;
    if (this.#holders > 0 || this.#rest === "") return;
    this.#show(this.#rest);
    this.#rest = "";
  }

  read(): null {
    return null;
  }

  write(bytes: Uint8Array): number {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#show(line);
    return bytes.length;
  }

  watch(): () => void {
    return () => {};
  }
}
