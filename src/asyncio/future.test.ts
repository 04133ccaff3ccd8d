// Futures: settled once, read many times, told to those who wait in the order in which they asked.
import { expect, test } from "vitest";
import {
  CancelledError,
  ContextVar,
  createTask,
  ensureFuture,
  Future,
  fromAbortable,
  getRunningLoop,
  InvalidStateError,
  isCancelled,
  isFuture,
  RuntimeError,
  run,
  sleep,
  VirtualClock,
  wrapFuture,
} from "./index.ts";
import { checked } from "./testing.ts";

test("a pending future has neither result nor exception", () =>
  checked(() => {
    const future = new Future<number>();
    expect(future.done()).toBe(false);
    expect(future.outcome()).toEqual({ kind: "pending" });
    expect(() => future.result()).toThrow(InvalidStateError);
    expect(() => future.exception()).toThrow("is not done yet");
  }));

test("a future is settled once", () =>
  checked(() => {
    const future = new Future<number>();
    future.setResult(1);
    expect(() => future.setResult(2)).toThrow(InvalidStateError);
    expect(() => future.setException(new Error())).toThrow("it is done already (returned)");
    expect(future.cancel()).toBe(false);
    expect(future.result()).toBe(1);
    expect(future.exception()).toBe(null);
  }));

test("a failure is told apart from a value, even if undefined was thrown", () =>
  checked(async () => {
    const future = new Future<number>();
    future.setException(undefined);
    expect(future.outcome()).toEqual({ kind: "threw", error: undefined });
    let caught = false;
    try {
      await future;
    } catch (error) {
      caught = error === undefined;
    }
    expect(caught).toBe(true);
  }));

test("a cancelled future keeps its message and gives the same error to everybody", () =>
  checked(async () => {
    const future = new Future<number>();
    expect(future.cancel("enough")).toBe(true);
    expect(future.cancelled()).toBe(true);
    expect(future.outcome()).toEqual({ kind: "cancelled", message: "enough" });
    const first = await future.then(null, (error: unknown) => error);
    const second = await future.then(null, (error: unknown) => error);
    expect(first).toBeInstanceOf(CancelledError);
    expect(first).toBe(second);
    expect(() => future.result()).toThrow("enough");
    expect(() => future.exception()).toThrow(CancelledError);
  }));

test("a promise or future as a value is refused, because awaiting would unwrap it", () =>
  checked(() => {
    const future = new Future<unknown>();
    expect(() => future.setResult(new Future())).toThrow("box it");
    expect(() => future.setResult(Promise.resolve(1))).toThrow(TypeError);
    expect(future.done()).toBe(false);
  }));

test("done-callbacks get the future, run outside every task, and can be taken back", () =>
  checked(async () => {
    const future = new Future<number>();
    const seen: unknown[] = [];
    const callback = (one: Future<number>) => seen.push(one);
    const unwanted = () => seen.push("unwanted");
    future.addDoneCallback(callback);
    future.addDoneCallback(unwanted);
    future.addDoneCallback(unwanted);
    expect(future.removeDoneCallback(unwanted)).toBe(2);
    expect(future.removeDoneCallback(unwanted)).toBe(0);
    future.setResult(1);
    expect(seen).toEqual([]);
    await sleep(0);
    expect(seen).toEqual([future]);
    future.addDoneCallback(callback);
    expect(seen).toEqual([future]);
    await sleep(0);
    expect(seen).toEqual([future, future]);
  }));

test("a callback runs in a copy of the context in which it was added", () =>
  checked(async () => {
    const dish = new ContextVar<string>("dish");
    dish.set("soup");
    const future = new Future();
    const seen: string[] = [];
    future.addDoneCallback(() => {
      seen.push(dish.get());
      dish.set("changed in the callback");
    });
    dish.set("cake");
    future.setResult();
    await sleep(0);
    expect(seen).toEqual(["soup"]);
    expect(dish.get()).toBe("cake");
  }));

test("an error in a callback goes to the exception handler and stops nobody", () =>
  checked(async () => {
    const told: string[] = [];
    getRunningLoop().setExceptionHandler((_loop, { message, exception }) => {
      told.push(`${message}: ${String(exception)}`);
    });
    const future = new Future();
    future.addDoneCallback(function burn() {
      throw new Error("burnt");
    });
    future.addDoneCallback(() => told.push("the next one"));
    future.setResult();
    await sleep(0);
    expect(told).toEqual(["Exception in callback burn: Error: burnt", "the next one"]);
  }));

test("then gives a native promise, also for a plain callback", () =>
  checked(async () => {
    const future = new Future<number>();
    const doubled = future.then((value) => value * 2);
    expect(doubled).toBeInstanceOf(Promise);
    createTask(() => future.setResult(21));
    expect(await doubled).toBe(42);
    expect(await future.then()).toBe(21);
  }));

test("a failure nobody looked at is told once, when the run ends", async () => {
  const told: string[] = [];
  await run(
    async () => {
      getRunningLoop().setExceptionHandler((_loop, { message }) => told.push(message));
      const seen = new Future();
      seen.setException(new Error("seen"));
      seen.exception();
      const given = new Future();
      given.setException(new Error("given up"));
      given.cancel();
      new Future().setException(new Error("lost"));
      createTask(() => Promise.reject(new Error("lost too")), { name: "loser" });
      await sleep(1);
    },
    { clock: new VirtualClock() },
  );
  expect(told).toEqual([
    "a future failed and its exception was never retrieved",
    'task "loser" failed and its exception was never retrieved',
  ]);
});

test("isFuture knows futures and tasks, and nothing else", () =>
  checked(async () => {
    const task = createTask(() => 1);
    expect(isFuture(new Future())).toBe(true);
    expect(isFuture(task)).toBe(true);
    for (const other of [Promise.resolve(), null, undefined, 1, {}, () => {}]) {
      expect(isFuture(other)).toBe(false);
    }
    await task;
  }));

test("ensureFuture leaves futures, starts functions and bridges promises", () =>
  checked(async () => {
    const future = new Future<number>();
    expect(ensureFuture(future)).toBe(future);
    future.setResult(0);
    expect(await ensureFuture(async () => 1)).toBe(1);
    expect(await ensureFuture(Promise.resolve(2))).toBe(2);
    expect(() => ensureFuture(3 as never)).toThrow("expected a future, a promise or a function");
  }));

test("cancelling the future of a promise abandons the promise", () =>
  checked(async () => {
    let fail: (error: Error) => void = () => {};
    const promise = new Promise<void>((_resolve, reject) => {
      fail = reject;
    });
    const future = wrapFuture(promise);
    future.cancel();
    fail(new Error("too late for anybody to hear"));
    await expect(future).rejects.toThrow(CancelledError);
  }));

test("cancelling an abortable future aborts its signal", () =>
  checked(async () => {
    const reasons: unknown[] = [];
    const work = (signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          reasons.push(signal.reason);
          reject(signal.reason);
        });
      });
    const task = createTask(async () => await fromAbortable(work));
    await sleep(0);
    task.cancel("changed my mind");
    await expect(task).rejects.toThrow("changed my mind");
    expect(reasons.map(isCancelled)).toEqual([true]);
    expect(await fromAbortable(async () => 5)).toBe(5);
    await expect(fromAbortable(() => Promise.reject(new Error("no net")))).rejects.toThrow(
      "no net",
    );
  }));

test("a future of another loop can't be awaited while it is pending", async () => {
  let foreign = new Future();
  await run(async () => {
    foreign = new Future();
  });
  await checked(async () => {
    await expect(foreign).rejects.toThrow(RuntimeError);
    await expect(foreign).rejects.toThrow("it belongs to another loop");
  });
});
