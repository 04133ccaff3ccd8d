// A queue open at both ends: an array used as a ring, so that taking from the front costs the same
// however long it is.

export class Deque<T> {
  #items: (T | undefined)[] = new Array(16);
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: T): void {
    if (this.#length === this.#items.length) this.#grow();
    this.#items[(this.#head + this.#length) & (this.#items.length - 1)] = item;
    this.#length++;
  }

  shift(): T | undefined {
    if (this.#length === 0) return undefined;
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.#length--;
    return item;
  }

  /** Takes from the end. */
  pop(): T | undefined {
    if (this.#length === 0) return undefined;
    this.#length--;
    const at = (this.#head + this.#length) & (this.#items.length - 1);
    const item = this.#items[at];
    this.#items[at] = undefined;
    return item;
  }

  first(): T | undefined {
    return this.#items[this.#head];
  }

  /** Removes the first that is `item`; says whether there was one. */
  remove(item: T): boolean {
    const all = [...this];
    const at = all.indexOf(item);
    if (at < 0) return false;
    all.splice(at, 1);
    this.clear();
    for (const one of all) this.push(one);
    return true;
  }

  clear(): void {
    this.#items = new Array(16);
    this.#head = 0;
    this.#length = 0;
  }

  *[Symbol.iterator](): Generator<T, void, undefined> {
    for (let index = 0; index < this.#length; index++) {
      yield this.#items[(this.#head + index) & (this.#items.length - 1)] as T;
    }
  }

  #grow(): void {
    const size = this.#items.length;
    const larger: (T | undefined)[] = new Array(size * 2);
    for (let index = 0; index < size; index++) {
      larger[index] = this.#items[(this.#head + index) & (size - 1)];
    }
    this.#items = larger;
    this.#head = 0;
  }
}
