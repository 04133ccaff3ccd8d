// Does for a process in a realm of its own what it asks of the disk, at the time at which it asks.
import type { FileSystem, OpenFile } from "../asyncio/file.ts";
import type { Asked, FileAnswer } from "./programwire.ts";

type Call = (...args: readonly unknown[]) => Promise<unknown>;

export class ProgramDesk {
  readonly #system: FileSystem;
  readonly #answer: (id: number, answer: FileAnswer) => void;
  readonly #open = new Map<number, OpenFile>();
  #asked: Asked[] = [];
  #files = 0;

  constructor(system: FileSystem, answer: (id: number, answer: FileAnswer) => void) {
    this.#system = system;
    this.#answer = answer;
  }

  /** When the next of it is to be done; `null` if nothing is asked. */
  get due(): number | null {
    return this.#asked[0]?.at ?? null;
  }

  add(asked: Asked): void {
    this.#asked.push(asked);
  }

  /** Begins what was asked by now. */
  do(now: number): void {
    for (let first = this.#asked[0]; first !== undefined; first = this.#asked[0]) {
      if (first.at > now) return;
      this.#asked.shift();
      void this.#do(first);
    }
  }

  /** The process is over, and with it what it had open. */
  end(): void {
    this.#asked = [];
    for (const file of this.#open.values()) void file.close();
    this.#open.clear();
  }

  async #do({ id, file, call, args }: Asked): Promise<void> {
    try {
      const value = call === "open" ? await this.#begin(args) : await this.#call(file, call, args);
      this.#answer(id, { kind: "value", value });
    } catch (error) {
      const { message, code } = error as Error & { readonly code?: string };
      this.#answer(id, { kind: "failed", message, code: code ?? "EIO" });
    }
  }

  async #begin(args: readonly unknown[]): Promise<{ file: number; start: number }> {
    const opened = await (this.#system.open as Call)(...args);
    const file = opened as OpenFile;
    this.#files += 1;
    this.#open.set(this.#files, file);
    return { file: this.#files, start: file.start };
  }

  #call(file: number | null, call: Asked["call"], args: readonly unknown[]): Promise<unknown> {
    const target = file === null ? this.#system : this.#open.get(file);
    if (call === "close" && file !== null) this.#open.delete(file);
    const method: unknown = target === undefined ? undefined : Reflect.get(target, call);
    if (typeof method !== "function") throw Object.assign(new Error(call), { code: "EBADF" });
    return Reflect.apply(method, target, args) as Promise<unknown>;
  }
}
