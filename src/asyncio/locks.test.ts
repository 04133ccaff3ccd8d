// Locks, events, conditions, semaphores, barriers: who gets in, in which order, and what is refused.
import { expect, test } from "vitest";
import {
  AsyncEvent,
  Barrier,
  BoundedSemaphore,
  BrokenBarrierError,
  CancelledError,
  Condition,
  createTask,
  Event,
  gather,
  Lock,
  RuntimeError,
  run,
  Semaphore,
  sleep,
  ValueError,
} from "./index.ts";
import { checked } from "./testing.ts";

test("a lock lets one in at a time, in the order of asking", () =>
  checked(async () => {
    const lock = new Lock();
    const log: string[] = [];
    const user = (name: string) => async () => {
      using _guard = await lock.acquire();
      log.push(`${name} in`);
      await sleep(1);
      log.push(`${name} out`);
    };
    await gather(["a", "b", "c"].map(user));
    expect(log).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
    expect(lock.locked()).toBe(false);
  }));

test("a guard gives back once", () =>
  checked(async () => {
    const lock = new Lock();
    const guard = await lock.acquire();
    guard[Symbol.dispose]();
    guard[Symbol.dispose]();
    expect(lock.locked()).toBe(false);
  }));

test("with gives the lock back when its body fails", () =>
  checked(async () => {
    const lock = new Lock();
    expect(await lock.with(() => lock.locked())).toBe(true);
    await expect(lock.with(() => Promise.reject(new Error("burnt")))).rejects.toThrow("burnt");
    expect(lock.locked()).toBe(false);
  }));

test("a released lock is free, but nobody overtakes those who wait", () =>
  checked(async () => {
    const lock = new Lock();
    await lock.acquire();
    const order: string[] = [];
    const waiter = createTask(() => lock.with(() => order.push("waiter")));
    await sleep(0);
    lock.release();
    expect(lock.locked()).toBe(false);
    await lock.with(() => order.push("newcomer"));
    await waiter;
    expect(order).toEqual(["waiter", "newcomer"]);
  }));

test("a lock that is not held can't be released", () =>
  checked(() => {
    expect(() => new Lock().release()).toThrow(RuntimeError);
    expect(() => new Lock().release()).toThrow("Cannot release the lock: it is not held");
  }));

test("a lock belongs to the loop in which somebody first had to wait", async () => {
  const lock = new Lock();
  await run(async () => {
    await lock.acquire();
    const waiter = createTask(() => lock.acquire());
    await sleep(0);
    waiter.cancel();
  });
  await checked(async () => {
    await expect(lock.acquire()).rejects.toThrow("another loop uses it");
  });
});

test("an event wakes all who wait, in the order in which they came", () =>
  checked(async () => {
    const event = new Event();
    expect(AsyncEvent).toBe(Event);
    const order: number[] = [];
    const tasks = [1, 2, 3].map((number) =>
      createTask(async () => {
        expect(await event.wait()).toBe(true);
        order.push(number);
      }),
    );
    await sleep(0);
    expect(event.isSet()).toBe(false);
    event.set();
    event.clear();
    await gather(tasks);
    expect(order).toEqual([1, 2, 3]);
    expect(event.isSet()).toBe(false);
    event.set();
    event.set();
    expect(await event.wait()).toBe(true);
  }));

test("a condition needs its lock", () =>
  checked(async () => {
    const condition = new Condition();
    expect(() => condition.notify()).toThrow(RuntimeError);
    expect(() => condition.notifyAll()).toThrow("its lock is not held");
    await expect(condition.wait()).rejects.toThrow(RuntimeError);
    expect(() => condition.release()).toThrow("it is not held");
  }));

test("a condition releases its lock while it waits and holds it afterwards", () =>
  checked(async () => {
    const condition = new Condition();
    const log: string[] = [];
    const waiter = createTask(() =>
      condition.with(async () => {
        expect(await condition.wait()).toBe(true);
        log.push(`woken, locked: ${condition.locked()}`);
      }),
    );
    await sleep(0);
    expect(condition.locked()).toBe(false);
    using _guard = await condition.acquire();
    condition.notify();
    await sleep(1);
    expect(log).toEqual([]);
    condition.release();
    await waiter;
    expect(log).toEqual(["woken, locked: true"]);
    await condition.acquire();
  }));

test("notify wakes as many as it says", () =>
  checked(async () => {
    const condition = new Condition();
    let woken = 0;
    const tasks = Array.from({ length: 5 }, () =>
      createTask(() => condition.with(() => condition.wait().then(() => woken++))),
    );
    await sleep(0);
    await condition.with(() => condition.notify(2));
    await sleep(1);
    expect(woken).toBe(2);
    await condition.with(() => condition.notifyAll());
    await gather(tasks);
    expect(woken).toBe(5);
  }));

test("waitFor gives what the predicate gave", () =>
  checked(async () => {
    const condition = new Condition();
    let dish: string | null = null;
    expect(await condition.waitFor(() => "there already")).toBe("there already");
    const waiter = createTask(() => condition.with(() => condition.waitFor(() => dish)));
    await sleep(0);
    for (const next of [null, "soup"]) {
      await condition.with(() => {
        dish = next;
        condition.notifyAll();
      });
      await sleep(1);
    }
    expect(await waiter).toBe("soup");
  }));

test("a cancelled wait takes the lock again before it throws", () =>
  checked(async () => {
    const condition = new Condition();
    const log: string[] = [];
    const waiter = createTask(() =>
      condition.with(async () => {
        try {
          await condition.wait();
        } finally {
          log.push(`locked: ${condition.locked()}`);
        }
      }),
    );
    await sleep(0);
    await condition.acquire();
    waiter.cancel("first");
    await sleep(1);
    waiter.cancel("second");
    await sleep(1);
    expect(waiter.done()).toBe(false);
    condition.release();
    await expect(waiter).rejects.toThrow("second");
    expect(log).toEqual(["locked: true"]);
    expect(condition.locked()).toBe(false);
  }));

test("conditions can share a lock", () =>
  checked(async () => {
    const lock = new Lock();
    const [one, two] = [new Condition(lock), new Condition(lock)];
    await one.acquire();
    expect(two.locked()).toBe(true);
    two.notify();
    two.release();
    expect(lock.locked()).toBe(false);
  }));

test("a semaphore lets as many in as it has permits", () =>
  checked(async () => {
    const permits = new Semaphore(2);
    let [inside, most] = [0, 0];
    await gather(
      Array.from({ length: 6 }, () => async () => {
        using _permit = await permits.acquire();
        most = Math.max(most, ++inside);
        await sleep(1);
        inside--;
      }),
    );
    expect(most).toBe(2);
    expect(permits.locked()).toBe(false);
    expect(await permits.with(() => "body")).toBe("body");
  }));

test("a permit on its way to a waiter can't be taken by a newcomer", () =>
  checked(async () => {
    const permits = new Semaphore(1);
    await permits.acquire();
    const order: string[] = [];
    const waiter = createTask(() => permits.with(() => order.push("waiter")));
    await sleep(0);
    permits.release();
    expect(permits.locked()).toBe(true);
    await permits.with(() => order.push("newcomer"));
    await waiter;
    expect(order).toEqual(["waiter", "newcomer"]);
  }));

test("a semaphore may grow, a bounded one may not", () =>
  checked(async () => {
    const permits = new Semaphore(0);
    permits.release();
    permits.release();
    await permits.acquire();
    await permits.acquire();
    expect(permits.locked()).toBe(true);
    const bounded = new BoundedSemaphore(1);
    expect(() => bounded.release()).toThrow(ValueError);
    await bounded.acquire();
    bounded.release();
    expect(() => bounded.release()).toThrow("permits are there already");
  }));

test("a semaphore needs a whole number of permits, a barrier at least one party", () =>
  checked(() => {
    for (const bad of [-1, 0.5, Number.NaN]) {
      expect(() => new Semaphore(bad)).toThrow(RangeError);
      expect(() => new BoundedSemaphore(bad)).toThrow(RangeError);
      expect(() => new Barrier(bad)).toThrow(RangeError);
    }
    expect(() => new Barrier(0)).toThrow("Cannot make a barrier for 0 parties");
  }));

test("a barrier lets all go when the last has come, each with its number, again and again", () =>
  checked(async () => {
    const barrier = new Barrier(3);
    expect([barrier.parties, barrier.nWaiting, barrier.state]).toEqual([3, 0, "filling"]);
    for (let round = 0; round < 2; round++) {
      const early = [createTask(() => barrier.wait()), createTask(() => barrier.wait())];
      await sleep(1);
      expect(barrier.nWaiting).toBe(2);
      const last = await barrier.wait();
      expect([...(await gather(early)), last]).toEqual([0, 1, 2]);
      expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
    }
  }));

test("an aborted barrier breaks for all until it is reset", () =>
  checked(async () => {
    const barrier = new Barrier(2);
    const waiter = createTask(() => barrier.wait());
    await sleep(1);
    await barrier.abort();
    expect([barrier.broken, barrier.state]).toEqual([true, "broken"]);
    await expect(waiter).rejects.toThrow(BrokenBarrierError);
    await expect(barrier.wait()).rejects.toThrow("it is broken");
    await barrier.reset();
    expect(await gather([() => barrier.wait(), () => barrier.wait()])).toEqual([0, 1]);
  }));

test("a reset throws those out who wait, and the barrier can be used again", () =>
  checked(async () => {
    const barrier = new Barrier(2);
    const waiter = createTask(() => barrier.wait());
    await sleep(1);
    await barrier.reset();
    await expect(waiter).rejects.toThrow("it was broken or reset");
    expect(barrier.state).toBe("filling");
    await barrier.reset();
    expect(await gather([() => barrier.wait(), () => barrier.wait()])).toEqual([0, 1]);
  }));

test("a cancelled party leaves the barrier to the others", () =>
  checked(async () => {
    const barrier = new Barrier(2);
    const party = createTask(() => barrier.wait());
    await sleep(1);
    party.cancel();
    await expect(party).rejects.toThrow(CancelledError);
    expect([barrier.nWaiting, barrier.state]).toEqual([0, "filling"]);
  }));
