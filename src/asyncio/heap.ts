// Python's heapq: the same order, also among equals, which is neither first-in-first-out nor random.

export type Compare<T> = (one: T, other: T) => number;

export function heapPush<T>(heap: T[], item: T, compare: Compare<T>): void {
  heap.push(item);
  rise(heap, 0, heap.length - 1, compare);
}

/** Takes the smallest; the heap must not be empty. */
export function heapPop<T>(heap: T[], compare: Compare<T>): T {
  const last = heap.pop() as T;
  if (heap.length === 0) return last;
  const smallest = heap[0] as T;
  heap[0] = last;
  sink(heap, compare);
  return smallest;
}

function rise<T>(heap: T[], start: number, from: number, compare: Compare<T>): void {
  const item = heap[from] as T;
  let at = from;
  while (at > start) {
    const above = (at - 1) >> 1;
    const parent = heap[above] as T;
    if (compare(item, parent) >= 0) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = item;
}

/** Moves the hole at the top down to a leaf, then lets the item rise from there, as heapq does. */
function sink<T>(heap: T[], compare: Compare<T>): void {
  const end = heap.length;
  const item = heap[0] as T;
  let at = 0;
  let child = 1;
  while (child < end) {
    const right = child + 1;
    if (right < end && compare(heap[child] as T, heap[right] as T) >= 0) child = right;
    heap[at] = heap[child] as T;
    at = child;
    child = 2 * at + 1;
  }
  heap[at] = item;
  rise(heap, 0, at, compare);
}

/** Python's order of numbers, strings and tuples. Throws `TypeError` for what has no order. */
export function naturalOrder(one: unknown, other: unknown): number {
  if (Array.isArray(one) && Array.isArray(other)) return orderOfLists(one, other);
  const kind = typeof one;
  const isNumber = isNumeric(one) && isNumeric(other);
  if (!isNumber && !(kind === "string" && typeof other === "string")) {
    throw new TypeError(
      `Cannot order ${nameOf(one)} and ${nameOf(other)}: expected numbers, strings or arrays of them, or the option compare`,
    );
  }
  const [a, b] = [one as number, other as number];
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

function orderOfLists(one: readonly unknown[], other: readonly unknown[]): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    // Python looks for the first difference, and only asks for the order of that.
    if (Object.is(one[index], other[index])) continue;
    const order = naturalOrder(one[index], other[index]);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

function isNumeric(value: unknown): boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}

function nameOf(value: unknown): string {
  if (value === null || typeof value !== "object") return value === null ? "null" : typeof value;
  return value.constructor?.name || "Object";
}
