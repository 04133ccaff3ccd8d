// Numbers in growing typed arrays, so that a million events cost a few megabytes. Reading outside
// gives 0.

const none = new Int32Array();
/** Most columns of a run with many lanes stay this short; up to here they cost hardly more than a list. */
const shortest = 4;

export class Ints {
  #data = none;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Appends and gives the position. */
  push(value: number): number {
    if (this.#length === this.#data.length) {
      const grown = new Int32Array(Math.max(shortest, this.#data.length * 2));
      grown.set(this.#data);
      this.#data = grown;
    }
    this.#data[this.#length] = value;
    return this.#length++;
  }

  at(position: number): number {
    return this.#data[position] ?? 0;
  }

  set(position: number, value: number): void {
    this.#data[position] = value;
  }

  get last(): number {
    return this.#data[this.#length - 1] ?? 0;
  }

  pop(): void {
    if (this.#length > 0) this.#length -= 1;
  }

  /** How many of the ascending numbers are at most `value`. */
  countUpTo(value: number): number {
    return searchUpTo(this.#length, (position) => this.at(position) <= value);
  }
}

/** How many of the first `count` positions fulfil a test that holds for a beginning of them. */
export function searchUpTo(count: number, holds: (position: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
