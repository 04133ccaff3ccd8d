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
  readonly #numbers = new Map<string, number>();

  get length(): number {
    return this.#list.length;
  }

  add(wait: WaitFor): number {
    const { kind, text, lane, object, place } = wait;
    const where = place === null ? "" : `${place.file}:${place.line}:${place.column}`;
    const key = `${kind}|${text}|${lane}|${object}|${where}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#list.push(wait) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }

  get(number: number): WaitFor | null {
    return this.#list[number] ?? null;
  }
}
