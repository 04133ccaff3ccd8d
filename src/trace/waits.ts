// What is waited for, each different thing once and numbered.
import type { Place, WaitTarget } from "../runner/protocol.ts";

/** `call` is an async call whose own lane says more. */
export type WaitKind = WaitTarget["kind"] | "call";

export interface WaitFor {
  readonly kind: WaitKind;
  /** In words: `sleep 3 s`, `lock 1`, `fetchNews()`. */
  readonly text: string;
  /** The lane of the awaited task or call; -1 for none. */
  readonly lane: number;
  /** The lock, queue ... waited for; -1 for none. */
  readonly object: number;
  /** Where it is awaited. */
  readonly place: Place | null;
}

export class Waits {
  readonly #list: WaitFor[] = [];
  /** By text, then by what else makes a difference, as one number. */
  readonly #numbers = new Map<string, Map<number, number>>();
  readonly #files = new Map<string, number>();

  get length(): number {
    return this.#list.length;
  }

  add(wait: WaitFor): number {
    let same = this.#numbers.get(wait.text);
    if (!same) {
      same = new Map();
      this.#numbers.set(wait.text, same);
    }
    const key = this.#key(wait);
    let number = same.get(key);
    if (number === undefined) {
      number = this.#list.push(wait) - 1;
      same.set(key, number);
    }
    return number;
  }

  get(number: number): WaitFor | null {
    return this.#list[number] ?? null;
  }

  /** Waits of one text differ by what they wait for (a lane or an object, never both) and where. */
  #key({ kind, lane, object, place }: WaitFor): number {
    const what = lane >= 0 ? lane * 2 : object >= 0 ? object * 2 + 1 : kind === "promise" ? -1 : -2;
    const where = place === null ? 0 : place.line * 512 + Math.min(place.column, 511);
    const file = place === null ? 0 : this.#file(place.file);
    return ((what + 2) * 1024 + file) * 4_194_304 + (where % 4_194_304);
  }

  #file(name: string): number {
    let number = this.#files.get(name);
    if (number === undefined) {
      number = this.#files.size % 1024;
      this.#files.set(name, number);
    }
    return number;
  }
}
