// The one heap of timers: the earliest first, among equals the one with the smaller tie. Ties are
// unique, so the order never depends on the heap's shape.

export interface Timed {
  readonly when: number;
  readonly tie: number;
}

export class Heap<T extends Timed> {
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let index = items.length;
    items[index] = item;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = items[above];
      if (parent === undefined || !before(item, parent)) break;
      items[index] = parent;
      index = above;
    }
    items[index] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.length > 0 ? items[items.length - 1] : undefined;
    if (items.length > 0) items.length -= 1;
    if (last !== undefined && items.length > 0) this.#sink(last);
    return first;
  }

  /** Keeps what passes `keep`; for sweeping out cancelled timers. */
  retain(keep: (item: T) => boolean): void {
    const old = this.#items.splice(0);
    for (let i = 0; i < old.length; i++) {
      const item = old[i];
      if (item !== undefined && keep(item)) this.push(item);
    }
  }

  #sink(item: T): void {
    const items = this.#items;
    let index = 0;
    for (;;) {
      const left = items[2 * index + 1];
      const right = items[2 * index + 2];
      if (left === undefined) break;
      const rightFirst = right !== undefined && before(right, left);
      const child = rightFirst ? right : left;
      if (!before(child, item)) break;
      items[index] = child;
      index = 2 * index + (rightFirst ? 2 : 1);
    }
    items[index] = item;
  }
}

function before(one: Timed, other: Timed): boolean {
  return one.when < other.when || (one.when === other.when && one.tie < other.tie);
}
