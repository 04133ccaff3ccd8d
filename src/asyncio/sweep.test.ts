// Cancelling at every place, one after another: whatever is cancelled, no lock, permit, item, wake-up or
// timer is lost, and the others come to their end.
import { expect, test } from "vitest";
import {
  asCompleted,
  Barrier,
  BoundedSemaphore,
  BrokenBarrierError,
  Condition,
  createTask,
  Event,
  gather,
  isCancelled,
  Lock,
  PriorityQueue,
  Queue,
  Semaphore,
  shield,
  sleep,
  type Task,
  taskGroup,
  timeout,
  wait,
  waitFor,
} from "./index.ts";
import { sweep } from "./testing.ts";

const ended = (tasks: readonly Task<unknown>[]) => gather(tasks, { returnExceptions: true });

for (const times of [1, 2, 3]) {
  const often = times === 1 ? "once" : `${times} times in a row`;

  test(`a lock survives a waiter cancelled ${often}`, async () => {
    const places = await sweep(async (victim) => {
      const lock = new Lock();
      const log: string[] = [];
      const user = (name: string) => () =>
        lock.with(async () => {
          await sleep(1);
          log.push(name);
        });
      const before = createTask(user("before"));
      const middle = victim(user("middle"));
      const after = [createTask(user("after")), createTask(user("last"))];
      await ended([before, middle, ...after]);
      expect(lock.locked()).toBe(false);
      expect(log).toEqual(middle.cancelled() ? [...log] : ["before", "middle", "after", "last"]);
      expect(log.filter((name) => name !== "middle")).toEqual(["before", "after", "last"]);
    }, times);
    expect(places).toBeGreaterThan(4);
  });

  test(`a semaphore keeps its permits when a waiter is cancelled ${often}`, async () => {
    const places = await sweep(async (victim) => {
      const permits = new BoundedSemaphore(2);
      let inside = 0;
      let most = 0;
      const user = () =>
        permits.with(async () => {
          inside++;
          most = Math.max(most, inside);
          try {
            await sleep(1);
          } finally {
            inside--;
          }
        });
      const before = [createTask(user), createTask(user), createTask(user)];
      const middle = victim(user);
      const after = [createTask(user), createTask(user)];
      const outcomes = await ended([...before, ...after]);
      await ended([middle]);
      expect(outcomes).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(most).toBe(2);
      await permits.acquire();
      await permits.acquire();
      expect(permits.locked()).toBe(true);
      permits.release();
      permits.release();
      expect(() => permits.release()).toThrow("permits are there already");
    }, times);
    expect(places).toBeGreaterThan(4);
  });

  test(`a condition loses no notification when a waiter is cancelled ${often}`, async () => {
    const places = await sweep(async (victim) => {
      const changed = new Condition();
      let open = 0;
      const passed: string[] = [];
      const waiter = (name: string) => () =>
        changed.with(async () => {
          await changed.waitFor(() => open > 0);
          open--;
          passed.push(name);
        });
      const first = victim(waiter("victim"));
      const others = [createTask(waiter("one")), createTask(waiter("two"))];
      await sleep(1);
      for (let turn = 0; turn < 3; turn++) {
        await changed.with(() => {
          open++;
          changed.notify();
        });
        await sleep(0);
      }
      // Each notification serves one of the others, even if the victim was woken first.
      await ended(others);
      await ended([first]);
      expect(passed.filter((name) => name !== "victim").sort()).toEqual(["one", "two"]);
      expect(changed.locked()).toBe(false);
      expect(open).toBe(passed.includes("victim") ? 0 : 1);
    }, times);
    expect(places).toBeGreaterThan(4);
  });

  test(`no item is lost when a getter is cancelled ${often}`, async () => {
    const places = await sweep(async (victim) => {
      const queue = new Queue<number>(1);
      const got: number[] = [];
      const getter = async () => {
        const item = await queue.get();
        got.push(item);
        queue.taskDone();
      };
      const tasks = [victim(getter), createTask(getter), createTask(getter), createTask(getter)];
      const putter = createTask(async () => {
        for (const item of [1, 2, 3]) await queue.put(item);
      });
      await putter;
      await sleep(1);
      if (tasks[0]?.cancelled()) expect(got).toEqual([1, 2, 3]);
      else await queue.put(4);
      await ended(tasks);
      expect(got).toEqual(tasks[0]?.cancelled() ? [1, 2, 3] : [1, 2, 3, 4]);
      await queue.join();
      expect(queue.empty()).toBe(true);
    }, times);
    expect(places).toBeGreaterThan(2);
  });

  test(`no room is lost when a putter is cancelled ${often}`, async () => {
    const places = await sweep(async (victim) => {
      const queue = new PriorityQueue<number>(1);
      const putter = (item: number) => () => queue.put(item);
      await queue.put(0);
      const tasks = [victim(putter(1)), createTask(putter(2)), createTask(putter(3))];
      await sleep(0);
      const got: number[] = [];
      for (let turn = 0; turn < 3; turn++) got.push(await queue.get());
      const isCancelledOne = tasks[0]?.cancelled() === true;
      if (!isCancelledOne) got.push(await queue.get());
      await ended(tasks);
      expect(got.sort()).toEqual(isCancelledOne ? [0, 2, 3] : [0, 1, 2, 3]);
      expect(queue.empty()).toBe(true);
    }, times);
    expect(places).toBeGreaterThan(1);
  });

  test(`an event wakes the others when a waiter is cancelled ${often}`, async () => {
    const places = await sweep(async (victim) => {
      const event = new Event();
      const tasks = [
        createTask(() => event.wait()),
        victim(() => event.wait()),
        createTask(() => event.wait()),
      ];
      await sleep(1);
      event.set();
      event.clear();
      const outcomes = await ended(tasks);
      expect([outcomes[0], outcomes[2]]).toEqual([true, true]);
    }, times);
    expect(places).toBeGreaterThan(1);
  });

  test(`a barrier counts right when a party is cancelled ${often}`, async () => {
    const places = await sweep(async (victim) => {
      const barrier = new Barrier(2);
      const first = victim(() => barrier.wait());
      await sleep(1);
      const second = createTask(() => barrier.wait());
      await sleep(1);
      if (!second.done()) await barrier.wait();
      await ended([first, second]);
      expect(second.cancelled()).toBe(false);
      expect(barrier.state).toBe("filling");
      expect(barrier.nWaiting).toBe(0);
    }, times);
    expect(places).toBeGreaterThan(1);
  });

  test(`a broken barrier can be reset when a party is cancelled ${often}`, async () => {
    await sweep(async (victim) => {
      const barrier = new Barrier(3);
      const party = () => barrier.wait();
      const tasks = [createTask(party), victim(party)];
      await sleep(1);
      await barrier.abort();
      const [first] = await ended(tasks);
      expect(first).toBeInstanceOf(BrokenBarrierError);
      await barrier.reset();
      const again = await gather([party, party, party]);
      expect([...again].sort()).toEqual([0, 1, 2]);
    }, times);
  });

  test(`a task group leaves no child behind when its task is cancelled ${often}`, async () => {
    const places = await sweep(async (victim) => {
      let running = 0;
      const child = (delay: number) => async () => {
        running++;
        try {
          await sleep(delay);
        } finally {
          await sleep(1).catch(() => {});
          running--;
        }
      };
      const parent = victim(() =>
        taskGroup(async (group) => {
          group.createTask(child(2));
          group.createTask(child(3));
          await sleep(1);
          group.createTask(child(1));
        }),
      );
      await ended([parent]);
      expect(running).toBe(0);
    }, times);
    expect(places).toBeGreaterThan(5);
  });

  test(`a group with a failing child balances its requests when cancelled ${often}`, async () => {
    await sweep(async (victim) => {
      let requests = -1;
      const parent = victim(async () => {
        const { cancelling } = await balance(() =>
          taskGroup(async (group) => {
            group.createTask(() => sleep(1).then(() => Promise.reject(new Error("child"))));
            group.createTask(() => sleep(10));
            await sleep(5);
          }),
        );
        requests = cancelling;
      });
      await ended([parent]);
      if (requests >= 0) expect(requests).toBeLessThanOrEqual(times);
    }, times);
  });

  test(`timeouts take back only their own request when the task is cancelled ${often}`, async () => {
    const places = await sweep(async (victim) => {
      const log: string[] = [];
      const task = victim(async () => {
        try {
          await timeout(3, () => timeout(5, () => sleep(10)));
        } catch (error) {
          log.push(isCancelled(error) ? "cancelled" : "timed out");
          throw error;
        }
      });
      await ended([task]);
      expect(task.cancelled()).toBe(log[0] !== "timed out");
    }, times);
    expect(places).toBeGreaterThan(2);
  });

  test(`waitFor ends what it waits for when it is cancelled ${often}`, async () => {
    await sweep(async (victim) => {
      let ends = 0;
      let begins = 0;
      const work = async () => {
        begins++;
        try {
          await sleep(2);
        } finally {
          ends++;
        }
      };
      await ended([victim(() => waitFor(work, 1)), createTask(() => waitFor(work, 5))]);
      expect(ends).toBe(begins);
    }, times);
  });

  test(`gather, wait, shield and asCompleted let go when cancelled ${often}`, async () => {
    await sweep(async (victim) => {
      const children = [1, 2, 3].map((delay) => createTask(() => sleep(delay, delay)));
      const all = victim(async () => {
        await wait(children, { timeout: 1 });
        await shield(children[1] as Task<number>);
        for await (const result of asCompleted(children)) expect(result).toBeGreaterThan(0);
      });
      await ended([all]);
      // Nobody cancelled the children: only their waiter was.
      expect(await gather(children)).toEqual([1, 2, 3]);
      expect(children.map((child) => child.awaiters().length)).toEqual([0, 0, 0]);
    }, times);
  });
}

test("permits given to a cancelled waiter go to those behind it", async () => {
  await sweep(async (victim) => {
    const permits = new Semaphore(0);
    const order: number[] = [];
    const user = (number: number) => async () => {
      await permits.acquire();
      order.push(number);
    };
    const tasks = [victim(user(0)), ...[1, 2, 3].map((number) => createTask(user(number)))];
    await sleep(1);
    for (let count = 0; count < 3; count++) permits.release();
    await sleep(1);
    // Three permits for three who are left, or for the first three of four.
    expect(order).toEqual(tasks[0]?.cancelled() ? [1, 2, 3] : [0, 1, 2]);
    permits.release();
    await ended(tasks);
  });
});

/** Runs `body` and gives how many requests the task had left after it. */
async function balance(body: () => Promise<unknown>): Promise<{ cancelling: number }> {
  const { currentTask } = await import("./index.ts");
  const task = currentTask();
  await body().catch(() => {});
  return { cancelling: task?.cancelling() ?? -1 };
}
