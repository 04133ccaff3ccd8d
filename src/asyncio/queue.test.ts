// Queues: order, room, the end of work, the end of the queue.
import { expect, test } from "vitest";
import { heapPop, heapPush, naturalOrder } from "./heap.ts";
import {
  CancelledError,
  createTask,
  Future,
  gather,
  LifoQueue,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  sleep,
  ValueError,
} from "./index.ts";
import { checked } from "./testing.ts";

function drain<T>(queue: Queue<T>): T[] {
  const items: T[] = [];
  while (!queue.empty()) items.push(queue.getNowait());
  return items;
}

test("a queue gives first what came first, a stack what came last", () =>
  checked(async () => {
    const [queue, stack] = [new Queue<number>(), new LifoQueue<number>()];
    for (const item of [1, 2, 3]) {
      await queue.put(item);
      stack.putNowait(item);
    }
    expect(drain(queue)).toEqual([1, 2, 3]);
    expect(drain(stack)).toEqual([3, 2, 1]);
  }));

test("a queue tells its size and whether it is empty or full", () =>
  checked(() => {
    const queue = new Queue<number>(2);
    expect([queue.maxsize, queue.qsize(), queue.empty(), queue.full()]).toEqual([
      2,
      0,
      true,
      false,
    ]);
    queue.putNowait(1);
    queue.putNowait(2);
    expect([queue.qsize(), queue.empty(), queue.full()]).toEqual([2, false, true]);
    expect(() => queue.putNowait(3)).toThrow(QueueFull);
    expect(drain(queue)).toEqual([1, 2]);
    expect(() => queue.getNowait()).toThrow(QueueEmpty);
  }));

test("a queue without a size is never full; a fractional size rounds up", () =>
  checked(() => {
    for (const endless of [new Queue<number>(), new Queue<number>(-1), new Queue<number>({})]) {
      for (let item = 0; item < 100; item++) endless.putNowait(item);
      expect(endless.full()).toBe(false);
    }
    const fractional = new Queue<number>({ maxsize: 1.3 });
    fractional.putNowait(1);
    fractional.putNowait(2);
    expect(fractional.full()).toBe(true);
    expect(() => new Queue(Number.NaN)).toThrow(RangeError);
    expect(() => new PriorityQueue({ maxsize: "5" as never })).toThrow("expected a number");
  }));

test("put waits for room, get for an item", () =>
  checked(async () => {
    const queue = new Queue<number>(1);
    const log: string[] = [];
    const producer = createTask(async () => {
      for (const item of [1, 2, 3]) {
        await queue.put(item);
        log.push(`put ${item}`);
      }
    });
    await sleep(1);
    expect(log).toEqual(["put 1"]);
    expect(await queue.get()).toBe(1);
    expect(await queue.get()).toBe(2);
    expect(await queue.get()).toBe(3);
    await producer;
    const getter = createTask(() => queue.get());
    await sleep(1);
    queue.putNowait(4);
    expect(await getter).toBe(4);
  }));

test("an item is not reserved for the getter that was woken for it", () =>
  checked(async () => {
    const queue = new Queue<string>();
    const getter = createTask(() => queue.get());
    await sleep(0);
    queue.putNowait("first");
    expect(queue.getNowait()).toBe("first");
    await sleep(1);
    expect(getter.done()).toBe(false);
    queue.putNowait("second");
    expect(await getter).toBe("second");
  }));

test("a getter woken and cancelled at once leaves the item to the next", () =>
  checked(async () => {
    const queue = new Queue<string>();
    const getters = [createTask(() => queue.get()), createTask(() => queue.get())];
    await sleep(0);
    queue.putNowait("item");
    getters[0]?.cancel();
    await expect(getters[0]).rejects.toThrow(CancelledError);
    expect(await getters[1]).toBe("item");
  }));

test("join waits until every item is done", () =>
  checked(async () => {
    const queue = new Queue<number>();
    await queue.join();
    for (const item of [1, 2]) queue.putNowait(item);
    const joined = createTask(() => queue.join());
    await queue.get();
    queue.taskDone();
    await queue.get();
    await sleep(1);
    expect(joined.done()).toBe(false);
    queue.taskDone();
    await joined;
    expect(() => queue.taskDone()).toThrow(ValueError);
  }));

test("after shutdown the rest is drained, then get fails; put fails at once", () =>
  checked(async () => {
    const queue = new Queue<number>(2);
    await queue.put(1);
    await queue.put(2);
    const putter = createTask(() => queue.put(3));
    await sleep(0);
    queue.shutdown();
    await expect(putter).rejects.toThrow(QueueShutDown);
    await expect(queue.put(4)).rejects.toThrow("Cannot put into the queue: it is shut down");
    expect(() => queue.putNowait(4)).toThrow(QueueShutDown);
    expect([await queue.get(), queue.getNowait()]).toEqual([1, 2]);
    await expect(queue.get()).rejects.toThrow("Cannot get from the queue: it is shut down");
    expect(() => queue.getNowait()).toThrow(QueueShutDown);
  }));

test("shutdown wakes the getters that wait", () =>
  checked(async () => {
    const queue = new Queue<number>();
    const getters = [createTask(() => queue.get()), createTask(() => queue.get())];
    await sleep(0);
    queue.shutdown();
    const errors = await gather(getters, { returnExceptions: true });
    expect(errors.map((error) => error instanceof QueueShutDown)).toEqual([true, true]);
  }));

test("an immediate shutdown drops the items, but join still waits for those being worked on", () =>
  checked(async () => {
    const queue = new Queue<number>();
    for (const item of [1, 2, 3]) queue.putNowait(item);
    await queue.get();
    const joined = createTask(() => queue.join());
    await sleep(0);
    queue.shutdown({ immediate: true });
    expect(queue.empty()).toBe(true);
    await expect(queue.get()).rejects.toThrow(QueueShutDown);
    await sleep(1);
    expect(joined.done()).toBe(false);
    queue.taskDone();
    await joined;
  }));

test("a loop over a queue ends when it is shut down and empty", () =>
  checked(async () => {
    const queue = new Queue<number>();
    const seen: number[] = [];
    const worker = createTask(async () => {
      for await (const item of queue) seen.push(item);
    });
    for (const item of [1, 2]) await queue.put(item);
    queue.shutdown();
    await worker;
    expect(seen).toEqual([1, 2]);
  }));

test("a future as an item is refused, because get would unwrap it", () =>
  checked(async () => {
    const queue = new Queue<unknown>();
    const future = new Future();
    await expect(queue.put(future)).rejects.toThrow("box it");
    expect(() => queue.putNowait(Promise.resolve())).toThrow(TypeError);
    queue.putNowait({ future });
    expect(await queue.get()).toEqual({ future });
  }));

test("a priority queue gives the smallest first, by order or by comparison", () =>
  checked(() => {
    const queue = new PriorityQueue<[number, string]>();
    for (const item of [
      [2, "b"],
      [10, "c"],
      [1, "a"],
      [2, "a"],
    ] as [number, string][]) {
      queue.putNowait(item);
    }
    expect(drain(queue).map(String)).toEqual(["1,a", "2,a", "2,b", "10,c"]);
    const longest = new PriorityQueue<string>({
      compare: (one, other) => other.length - one.length,
    });
    for (const word of ["a", "ccc", "bb"]) longest.putNowait(word);
    expect(drain(longest)).toEqual(["ccc", "bb", "a"]);
  }));

test("things without an order are refused by a priority queue", () =>
  checked(() => {
    const queue = new PriorityQueue<unknown>();
    queue.putNowait({ price: 1 });
    expect(() => queue.putNowait({ price: 2 })).toThrow("or the option compare");
    const mixed = new PriorityQueue<unknown>();
    mixed.putNowait("one");
    expect(() => mixed.putNowait(1)).toThrow(TypeError);
  }));

test("equal priorities come out in heapq's order", () => {
  // What CPython's heapq gives for these pushes and pops.
  const heap: { key: number; name: string }[] = [];
  const compare = (one: { key: number }, other: { key: number }) => one.key - other.key;
  const names = "abcdefghijkl";
  const keys = [1, 0, 1, 1, 0, 2, 1, 0, 1, 2, 0, 1];
  for (const [index, key] of keys.entries()) {
    heapPush(heap, { key, name: names[index] ?? "" }, compare);
  }
  const out = keys.map(() => heapPop(heap, compare).name).join("");
  expect(out).toBe("bekhcgldaijf");
});

test("the natural order is Python's", () => {
  expect(naturalOrder([10, "a"], [9, "b"])).toBeGreaterThan(0);
  expect(naturalOrder([1], [1, 0])).toBeLessThan(0);
  expect(naturalOrder("a", "b")).toBeLessThan(0);
  expect(naturalOrder(2n, 1)).toBeGreaterThan(0);
  const same = { not: "comparable" };
  expect(naturalOrder([1, same], [1, same])).toBe(0);
  expect(() => naturalOrder([1, {}], [1, {}])).toThrow(TypeError);
  expect(() => naturalOrder(null, 1)).toThrow("Cannot order null and number");
});
