// A first-come-first-served line: an array used as a ring, so that taking from the front costs the same
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

  first(): T | undefined {
    return this.#items[this.#head];
  }

  clear(): void {
    this.#items = new Array(16);
    this.#head = 0;
    this.#length = 0;
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
