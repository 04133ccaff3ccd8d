// Queues. An item is never reserved for the task that was woken for it: whoever runs first takes it, and
// who finds nothing waits again. So one consumer may take everything, as in CPython.
import { Deque } from "./deque.ts";
import { QueueEmpty, QueueFull, QueueShutDown, ValueError } from "./errors.ts";
import { type Future, join } from "./future.ts";
import { type Compare, heapPop, heapPush, naturalOrder } from "./heap.ts";
import { Line } from "./line.ts";
import { type ObjectChange, observer } from "./observer.ts";
import { isThenable } from "./starter.ts";

/** The size of a queue. */
export interface QueueOptions {
  /** How many items it holds; without end if it is 0 or less. */
  readonly maxsize?: number;
}

interface Store<T> {
  readonly length: number;
  push(item: T): void;
  take(): T;
}

/**
 * Hands items from tasks that put to tasks that get, first in, first out. With a `maxsize` a full queue
 * makes `put` wait. `join` waits until `taskDone` was called for every item; `shutdown` ends it. A `for
 * await` over a queue takes items until it is shut down and empty.
 *
 * @see https://docs.python.org/3.14/library/asyncio-queue.html#asyncio.Queue
 *
 * @example
 * ```ts
 * import { createTask, Queue } from "asyncio";
 *
 * const orders = new Queue<string>({ maxsize: 1 });
 * const cook = createTask(async () => {
 *   for await (const order of orders) console.log("cooking", order); // cooking soup / cooking cake
 * });
 * for (const order of ["soup", "cake"]) await orders.put(order);
 * orders.shutdown();
 * await cook;
 * ```
 */
export class Queue<T> implements AsyncIterable<T> {
  readonly maxsize: number;
  readonly #items: Store<T>;
  readonly #getters = new Line({ kind: "queueGet", subject: this });
  readonly #putters = new Line({ kind: "queuePut", subject: this });
  readonly #joiners = new Line({ kind: "queueJoin", subject: this });
  #unfinished = 0;
  #isShutDown = false;

  /** `items` is for subclasses: where the items are kept. */
  constructor(options: number | QueueOptions = {}, items: Store<T> = new FirstInFirstOut()) {
    const maxsize = typeof options === "number" ? options : (options.maxsize ?? 0);
    if (typeof maxsize !== "number" || Number.isNaN(maxsize)) {
      throw new RangeError(`Cannot make a queue for ${String(maxsize)} items: expected a number`);
    }
    this.maxsize = maxsize;
    this.#items = items;
    observer.objectMade?.(this);
  }

  qsize(): number {
    return this.#items.length;
  }

  empty(): boolean {
    return this.#items.length === 0;
  }

  full(): boolean {
    return this.maxsize > 0 && this.#items.length >= this.maxsize;
  }

  /** Puts `item` in, after waiting for room. */
  async put(item: T): Promise<void> {
    checkItem(item);
    while (this.full()) {
      if (this.#isShutDown) throw shutDown("put into");
      await this.#wait(this.#putters, () => !this.full());
    }
    this.putNowait(item);
  }

  /** Puts `item` in, or throws `QueueFull`. */
  putNowait(item: T): void {
    checkItem(item);
    if (this.#isShutDown) throw shutDown("put into");
    if (this.full()) {
      throw new QueueFull(`Cannot put into the queue: it is full (${this.qsize()} items)`);
    }
    this.#items.push(item);
    this.#unfinished++;
    this.#tell("put");
    this.#getters.dismissNext();
  }

  /** Takes the next item, after waiting for one. */
  async get(): Promise<T> {
    while (this.empty()) {
      if (this.#isShutDown) throw shutDown("get from");
      await this.#wait(this.#getters, () => !this.empty());
    }
    return this.getNowait();
  }

  /** Takes the next item, or throws `QueueEmpty`. */
  getNowait(): T {
    if (this.empty()) {
      if (this.#isShutDown) throw shutDown("get from");
      throw new QueueEmpty("Cannot get from the queue: it is empty");
    }
    const item = this.#items.take();
    this.#tell("got");
    this.#putters.dismissNext();
    return item;
  }

  /** Says that the work on one item is done. */
  taskDone(): void {
    if (this.#unfinished === 0) {
      throw new ValueError("Cannot call taskDone: every item was reported as done already");
    }
    this.#unfinished--;
    observer.objectChanged?.(this, "taskDone", this.#unfinished);
    if (this.#unfinished === 0) this.#joiners.dismissAll();
  }

  /** Waits until `taskDone` was called for every item put in so far. */
  async join(): Promise<void> {
    if (this.#unfinished === 0) return;
    const place = this.#joiners.enter();
    try {
      await join(place);
    } finally {
      this.#joiners.leave(place);
    }
  }

  /**
   * Ends the queue: `put` fails from now on, `get` when it is empty. With `immediate` the items are
   * dropped, each counted as done.
   */
  shutdown(options: { readonly immediate?: boolean } = {}): void {
    this.#isShutDown = true;
    if (options.immediate === true) this.#drop();
    this.#tell("shutdown");
    this.#getters.dismissAll();
    this.#putters.dismissAll();
  }

  /** Gets until the queue is shut down and empty. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      let item: T;
      try {
        item = await this.get();
      } catch (error) {
        if (error instanceof QueueShutDown) return;
        throw error;
      }
      yield item;
    }
  }

  #drop(): void {
    while (!this.empty()) {
      this.#items.take();
      if (this.#unfinished > 0) this.#unfinished--;
    }
    if (this.#unfinished === 0) this.#joiners.dismissAll();
  }

  async #wait(line: Line, isPossible: () => boolean): Promise<void> {
    const place: Future = line.enter();
    try {
      await join(place);
    } catch (error) {
      place.cancel();
      line.leave(place);
      // It was woken, but can't use it: the next one may.
      if (isPossible() && !place.cancelled()) line.dismissNext();
      throw error;
    }
  }

  #tell(change: ObjectChange): void {
    observer.objectChanged?.(this, change, this.#items.length);
  }
}

/**
 * A queue that gives last what came first: a stack.
 *
 * @see https://docs.python.org/3.14/library/asyncio-queue.html#asyncio.LifoQueue
 *
 * @example
 * ```ts
 * import { LifoQueue } from "asyncio";
 *
 * const plates = new LifoQueue<number>();
 * plates.putNowait(1);
 * plates.putNowait(2);
 * console.log(await plates.get(), await plates.get()); // 2 1
 * ```
 */
export class LifoQueue<T> extends Queue<T> {
  constructor(options: number | QueueOptions = {}) {
    super(options, new LastInFirstOut());
  }
}

/** The size and the order of a priority queue. */
export interface PriorityQueueOptions<T> extends QueueOptions {
  /** Negative if the first comes before the second. Numbers, strings and arrays need none. */
  readonly compare?: Compare<T>;
}

/**
 * A queue that gives the smallest first: numbers, strings, arrays of them, or by `compare`. Equals come in
 * the order of Python's heapq, which is not that of putting. Throws `TypeError` for what has no order.
 *
 * @see https://docs.python.org/3.14/library/asyncio-queue.html#asyncio.PriorityQueue
 *
 * @example
 * ```ts
 * import { PriorityQueue } from "asyncio";
 *
 * const orders = new PriorityQueue<[number, string]>();
 * orders.putNowait([2, "cake"]);
 * orders.putNowait([1, "soup"]);
 * console.log(await orders.get()); // [ 1, 'soup' ]
 * ```
 */
export class PriorityQueue<T> extends Queue<T> {
  constructor(options: number | PriorityQueueOptions<T> = {}) {
    const compare = typeof options === "number" ? undefined : options.compare;
    super(options, new SmallestFirst(compare ?? naturalOrder));
  }
}

class FirstInFirstOut<T> extends Deque<T> implements Store<T> {
  take(): T {
    return this.shift() as T;
  }
}

class LastInFirstOut<T> implements Store<T> {
  readonly #items: T[] = [];

  get length(): number {
    return this.#items.length;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  take(): T {
    return this.#items.pop() as T;
  }
}

class SmallestFirst<T> implements Store<T> {
  readonly #items: T[] = [];
  readonly #compare: Compare<T>;

  constructor(compare: Compare<T>) {
    this.#compare = compare;
  }

  get length(): number {
    return this.#items.length;
  }

  push(item: T): void {
    heapPush(this.#items, item, this.#compare);
  }

  take(): T {
    return heapPop(this.#items, this.#compare);
  }
}

function shutDown(what: string): QueueShutDown {
  return new QueueShutDown(`Cannot ${what} the queue: it is shut down`);
}

function checkItem(item: unknown): void {
  if (!isThenable(item)) return;
  throw new TypeError(
    "Cannot put a promise or future into a queue: awaiting get() would give its result instead, expected a plain value (box it: { task })",
  );
}
