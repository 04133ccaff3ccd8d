// Waiting for several things: gather, wait, waitFor, shield, asCompleted.
import { expect, test } from "vitest";
import {
  ALL_COMPLETED,
  type Awaitable,
  asCompleted,
  CancelledError,
  createTask,
  currentTask,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  Future,
  gather,
  getRunningLoop,
  isCancelled,
  isTimeout,
  run,
  shield,
  sleep,
  TimeoutError,
  ValueError,
  VirtualClock,
  wait,
  waitFor,
} from "./index.ts";
import { checked } from "./testing.ts";

const after = <T>(delay: number, result: T) => createTask(() => sleep(delay, result));
const failing = (delay: number, message: string) => async (): Promise<never> => {
  await sleep(delay);
  throw new Error(message);
};
const caught = async (awaitable: PromiseLike<unknown>): Promise<unknown> =>
  awaitable.then(null, (error: unknown) => ({ error }));

test("gather gives results in the order of its arguments, not of their ends", () =>
  checked(async () => {
    const results = await gather([
      () => sleep(3, "slow"),
      after(1, "quick"),
      Promise.resolve("promise"),
      () => "function",
    ]);
    expect(results).toEqual(["slow", "quick", "promise", "function"]);
    expect(getRunningLoop().time()).toBe(3);
  }));

test("a gather throws the first failure at once and lets the others go on", () =>
  checked(async () => {
    const other = after(5, "done in the end");
    await expect(gather([failing(1, "first"), failing(2, "second"), other])).rejects.toThrow(
      "first",
    );
    expect(getRunningLoop().time()).toBe(1);
    expect(await other).toBe("done in the end");
  }));

test("a gather can give failures and cancellations as results", () =>
  checked(async () => {
    const cancelled = after(9, 0);
    const all = gather([failing(1, "broken"), cancelled, () => 3], { returnExceptions: true });
    await sleep(0);
    cancelled.cancel("not needed");
    const [error, cancellation, result] = await all;
    expect(String(error)).toBe("Error: broken");
    expect(isCancelled(cancellation)).toBe(true);
    expect(result).toBe(3);
  }));

test("a cancelled child fails the gather without cancelling it", () =>
  checked(async () => {
    const child = after(9, 0);
    const all = gather([child, after(1, 1)]);
    await sleep(0);
    child.cancel("by itself");
    await expect(all).rejects.toThrow("by itself");
    expect(all.cancelled()).toBe(false);
    expect(isCancelled(all.exception())).toBe(true);
  }));

test("cancelling a gather cancels its children and waits for them", () =>
  checked(async () => {
    const log: string[] = [];
    const child = async () => {
      try {
        await sleep(1000);
      } finally {
        await sleep(2);
        log.push("cleaned up");
      }
    };
    const all = gather([child, child, () => 1], { returnExceptions: true });
    await sleep(1);
    expect(all.cancel("stop")).toBe(true);
    await expect(all).rejects.toThrow(CancelledError);
    expect(log).toEqual(["cleaned up", "cleaned up"]);
    expect(all.cancel()).toBe(false);
  }));

test("a gather whose children are all done can't be cancelled any more", () =>
  checked(async () => {
    const children = [after(1, "a"), after(1, "b")];
    const all = gather(children);
    let last: boolean | null = null;
    children[1]?.addDoneCallback(() => {
      last = all.cancel();
    });
    expect(await all).toEqual(["a", "b"]);
    expect(last).toBe(false);
  }));

test("the same future twice is waited for once, the same function twice is called twice", () =>
  checked(async () => {
    let calls = 0;
    const call = () => ++calls;
    const future = after(1, "shared");
    expect(await gather([future, call, future, call])).toEqual(["shared", 1, "shared", 2]);
    expect(await gather([])).toEqual([]);
  }));

test("wait ends with the first, the first failure, or all", () =>
  checked(async () => {
    const tasks = () =>
      [after(1, 1), createTask(failing(2, "two")), after(3, 3)] as Future<unknown>[];
    const counts = async (
      returnWhen: typeof FIRST_COMPLETED | typeof FIRST_EXCEPTION | typeof ALL_COMPLETED,
    ) => {
      const { done, pending } = await wait(tasks(), { returnWhen });
      for (const future of done) future.outcome();
      await Promise.resolve();
      const left = [...pending];
      for (const future of left) await future.then(null, () => {});
      return [done.size, left.length];
    };
    expect(await counts(FIRST_COMPLETED)).toEqual([1, 2]);
    expect(await counts(FIRST_EXCEPTION)).toEqual([2, 1]);
    expect(await counts(ALL_COMPLETED)).toEqual([3, 0]);
  }));

test("a cancellation is no failure for wait", () =>
  checked(async () => {
    const tasks = [after(1, 1), after(5, 5)];
    tasks[0]?.cancel();
    const { done } = await wait(tasks, { returnWhen: FIRST_EXCEPTION });
    expect(done.size).toBe(2);
  }));

test("wait does not throw when time is up and cancels nothing", () =>
  checked(async () => {
    const tasks = [after(1, 1), after(9, 9)];
    const { done, pending } = await wait(tasks, { timeout: 3 });
    expect([...done]).toEqual([tasks[0]]);
    expect([...pending]).toEqual([tasks[1]]);
    expect(getRunningLoop().time()).toBe(3);
    expect(await tasks[1]).toBe(9);
    expect((await wait(tasks, { timeout: 0 })).done.size).toBe(2);
  }));

test("wait refuses nothing, an unknown mode and NaN, and starts functions", () =>
  checked(async () => {
    await expect(wait([])).rejects.toThrow(ValueError);
    await expect(wait([after(1, 1)], { returnWhen: "SOON" as never })).rejects.toThrow(ValueError);
    await expect(wait([after(1, 1)], { timeout: Number.NaN })).rejects.toThrow(RangeError);
    const { done } = await wait([() => sleep(1, "started")]);
    expect([...done].map((future) => future.result())).toEqual(["started"]);
    await sleep(2);
  }));

test("waitFor gives the result if it comes in time", () =>
  checked(async () => {
    expect(await waitFor(() => sleep(1, "tea"), 5)).toBe("tea");
    expect(await waitFor(after(1, "coffee"), null)).toBe("coffee");
    expect(await waitFor(Promise.resolve("water"), 5)).toBe("water");
  }));

test("waitFor cancels what takes too long, waits for it, and throws TimeoutError", () =>
  checked(async () => {
    const log: string[] = [];
    const slow = async () => {
      try {
        await sleep(1000);
      } finally {
        await sleep(2);
        log.push("cleaned up");
      }
    };
    const error = await caught(waitFor(slow, 5));
    expect(error).toEqual({ error: expect.any(TimeoutError) });
    const cause = (error as { error: Error }).error.cause;
    expect(isCancelled(cause)).toBe(true);
    expect(log).toEqual(["cleaned up"]);
    expect(getRunningLoop().time()).toBe(7);
    expect(currentTask()?.cancelling()).toBe(0);
  }));

test("what does not let itself be cancelled has its say in waitFor", () =>
  checked(async () => {
    const stubborn = () => sleep(1000).catch(() => "anyway");
    expect(await waitFor(stubborn, 1)).toBe("anyway");
    const broken = () => sleep(1000).catch(() => Promise.reject(new Error("broken")));
    await expect(waitFor(broken, 1)).rejects.toThrow("broken");
  }));

test("waitFor awaits in the current task", () =>
  checked(async () => {
    const [mine] = await waitFor(() => [currentTask()], 1);
    expect(mine).toBe(currentTask());
  }));

test("waitFor with no time gives what is done, and starts nothing", () =>
  checked(async () => {
    let started = false;
    const start = () => {
      started = true;
    };
    for (const delay of [0, -1]) await expect(waitFor(start, delay)).rejects.toThrow(TimeoutError);
    expect(started).toBe(false);
    const done = new Future<string>();
    done.setResult("there");
    expect(await waitFor(done, 0)).toBe("there");
    await expect(waitFor(() => {}, Number.NaN)).rejects.toThrow(RangeError);
  }));

test("a promise that takes too long is abandoned by waitFor", () =>
  run(
    async () => {
      const never = new Promise<void>(() => {});
      await expect(waitFor(never, 5)).rejects.toThrow(TimeoutError);
      expect(getRunningLoop().time()).toBe(5);
    },
    { clock: new VirtualClock() },
  ));

test("isTimeout knows ours and the platform's", () => {
  expect(isTimeout(new TimeoutError())).toBe(true);
  expect(isTimeout(new DOMException("late", "TimeoutError"))).toBe(true);
  expect(isTimeout(new Error("TimeoutError"))).toBe(false);
  expect(isTimeout(null)).toBe(false);
});

test("a shielded task outlives the one who waits for it", () =>
  checked(async () => {
    const inner = after(5, "inner");
    const waiter = createTask(async () => await shield(inner));
    await sleep(1);
    waiter.cancel();
    await expect(waiter).rejects.toThrow(CancelledError);
    expect(inner.cancelled()).toBe(false);
    expect(await inner).toBe("inner");
    expect(shield(inner)).toBe(inner);
  }));

test("a shield follows what it shields, cancellation too", () =>
  checked(async () => {
    expect(await shield(() => sleep(1, "value"))).toBe("value");
    await expect(shield(failing(1, "failed"))).rejects.toThrow("failed");
    const inner = after(5, 0);
    const outer = shield(inner);
    inner.cancel();
    await expect(outer).rejects.toThrow(CancelledError);
    expect(outer.cancelled()).toBe(true);
  }));

test("the failure of an abandoned shielded task is told once", () =>
  checked(async () => {
    const told: unknown[] = [];
    getRunningLoop().setExceptionHandler((_loop, { exception }) => told.push(String(exception)));
    const outer = shield(failing(2, "nobody hears"));
    outer.cancel();
    await sleep(5);
    expect(told).toEqual(["Error: nobody hears"]);
  }));

test("asCompleted gives results as they come", () =>
  checked(async () => {
    const work: Awaitable<string>[] = [
      () => sleep(3, "slow"),
      after(1, "quick"),
      () => sleep(2, "middle"),
    ];
    const seen: string[] = [];
    for await (const result of asCompleted(work)) seen.push(`${result} ${getRunningLoop().time()}`);
    expect(seen).toEqual(["quick 1", "middle 2", "slow 3"]);
    const again: string[] = [];
    for (const next of asCompleted([() => sleep(2, "b"), () => sleep(1, "a")]))
      again.push(await next);
    expect(again).toEqual(["a", "b"]);
  }));

test("asCompleted throws a failure at its place and can be gone on with", () =>
  checked(async () => {
    const results = asCompleted<string>([
      () => sleep(1, "one"),
      failing(2, "two"),
      () => sleep(3, "three"),
    ]);
    const seen: string[] = [];
    for (let turn = 0; turn < 2; turn++) {
      try {
        for await (const result of results) seen.push(result);
      } catch (error) {
        seen.push(String(error));
      }
    }
    expect(seen).toEqual(["one", "Error: two", "three"]);
  }));

test("asCompleted throws TimeoutError for those that are not done in time", () =>
  checked(async () => {
    const slow = after(9, "slow");
    const seen: unknown[] = [];
    for (const next of asCompleted([after(1, "quick"), slow], { timeout: 5 })) {
      seen.push(await next.then(null, isTimeout));
    }
    expect(seen).toEqual(["quick", true]);
    expect(await slow).toBe("slow");
  }));

test("asCompleted of nothing ends at once", () =>
  checked(async () => {
    for await (const _ of asCompleted([], { timeout: 5 })) throw new Error("not reached");
    expect([...asCompleted([])]).toEqual([]);
  }));

test("gather, wait and asCompleted without an array say how to write one", () =>
  checked(async () => {
    let started = 0;
    const work = () => started++;
    const loose = (call: unknown) => (call as (...args: unknown[]) => unknown)(work, work);
    const fix = (call: string) =>
      `Cannot ${call} function work: expected an array, as in ${call}([() => a(), () => b()])`;
    expect(() => loose(gather)).toThrow(new TypeError(fix("gather")));
    await expect(loose(wait)).rejects.toThrow(new TypeError(fix("wait")));
    expect(() => loose(asCompleted)).toThrow(new TypeError(fix("asCompleted")));
    expect(() => gather(createTask(work) as never)).toThrow(
      "Cannot gather a Task: expected an array",
    );
    await sleep(0);
    expect(started).toBe(1);
  }));
