// Tasks: started late, cancelled politely, known by name.
import { expect, test } from "vitest";
import {
  allTasks,
  CancelledError,
  ContextVar,
  copyContext,
  createTask,
  currentTask,
  Event,
  Future,
  gather,
  getRunningLoop,
  isCancelled,
  RuntimeError,
  run,
  sleep,
  type Task,
  VirtualClock,
} from "./index.ts";
import { checked } from "./testing.ts";

test("a task takes functions, not promises, and says how to mend it", () =>
  checked(() => {
    const brew = async () => "tea";
    const started = brew();
    expect(() => createTask(started as never)).toThrow(TypeError);
    expect(() => createTask(started as never)).toThrow("createTask(() => work())");
    expect(() => createTask(new Future() as never)).toThrow("its work has begun already");
    expect(() => createTask(42 as never)).toThrow("Cannot start number 42: expected a function");
  }));

test("the outcome of a task is its function's", () =>
  checked(async () => {
    expect(await createTask(() => "plain")).toBe("plain");
    expect(await createTask(async () => "async")).toBe("async");
    expect(await createTask(() => createTask(() => "inner"))).toBe("inner");
    const boom = createTask(() => {
      throw new Error("at once");
    });
    await expect(boom).rejects.toThrow("at once");
    expect(boom.exception()).toBeInstanceOf(Error);
  }));

test("only its function settles a task", () =>
  checked(async () => {
    const task = createTask(() => sleep(1));
    expect(() => task.setResult()).toThrow(RuntimeError);
    expect(() => task.setException(new Error())).toThrow("its function gives it");
    await task;
  }));

test("names are numbered, can be given and changed", () =>
  checked(async () => {
    const [one, two] = [createTask(() => {}), createTask(() => {})];
    const number = (task: Task) => Number(/^Task-(\d+)$/.exec(task.name)?.[1]);
    expect(number(two)).toBe(number(one) + 1);
    const cook = createTask(() => {}, { name: "cook" });
    expect(cook.getName()).toBe("cook");
    cook.setName("baker");
    expect(cook.name).toBe("baker");
    cook.name = 7 as never;
    expect(cook.name).toBe("7");
    await gather([one, two, cook]);
  }));

test("currentTask is the running task, also after awaits and in helpers, and null in callbacks", () =>
  checked(async () => {
    const seen: unknown[] = [];
    const helper = async () => {
      await sleep(1);
      return { task: currentTask() };
    };
    const task: Task<unknown> = createTask(async () => {
      seen.push(currentTask() === task);
      await Promise.resolve();
      seen.push(currentTask() === task);
      seen.push((await helper()).task === task);
      getRunningLoop().callSoon(() => seen.push(currentTask()));
      getRunningLoop().callLater(1, () => seen.push(currentTask()));
      await sleep(2);
    });
    await task;
    expect(seen).toEqual([true, true, true, null, null]);
  }));

test("allTasks are those that are not done, in order of creation", () =>
  checked(async () => {
    const main = currentTask();
    const one = createTask(() => sleep(1));
    const two = createTask(() => sleep(2));
    expect([...allTasks()]).toEqual([main, one, two]);
    await one;
    expect([...allTasks()]).toEqual([main, two]);
    await two;
  }));

test("a cancelled task stops where it waits and runs its clean-up", () =>
  checked(async () => {
    const log: string[] = [];
    const task = createTask(async () => {
      try {
        await sleep(1000);
        log.push("not reached");
      } finally {
        await sleep(1);
        log.push("cleaned up");
      }
    });
    await sleep(0);
    expect(task.cancel("closing time")).toBe(true);
    expect(task.cancelled()).toBe(false);
    await expect(task).rejects.toThrow("closing time");
    expect(task.cancelled()).toBe(true);
    expect(task.cancel()).toBe(false);
    expect(log).toEqual(["cleaned up"]);
  }));

test("a cancellation can be swallowed", () =>
  checked(async () => {
    const task = createTask(async () => {
      try {
        await sleep(1000);
      } catch (error) {
        expect(isCancelled(error)).toBe(true);
      }
      await sleep(1);
      return "went on";
    });
    await sleep(0);
    task.cancel();
    expect(await task).toBe("went on");
    expect(task.cancelled()).toBe(false);
    expect(task.cancelling()).toBe(1);
  }));

test("a task that throws CancelledError by itself counts as cancelled", () =>
  checked(async () => {
    const error = new CancelledError("by hand");
    const task = createTask(() => Promise.reject(error));
    expect(await task.then(null, (caught: unknown) => caught)).toBe(error);
    expect(task.cancelled()).toBe(true);
  }));

test("a task cancelled in the step in which it returns ends cancelled", () =>
  checked(async () => {
    const task: Task<string> = createTask(async () => {
      task.cancel();
      return "too late";
    });
    await expect(task).rejects.toThrow(CancelledError);
  }));

test("a task that cancels itself hears of it where it next waits", () =>
  checked(async () => {
    const log: string[] = [];
    const task: Task<void> = createTask(async () => {
      task.cancel();
      log.push("still running");
      await Promise.resolve("a settled promise is no waiting");
      const event = new Event();
      event.set();
      await event.wait();
      log.push("nothing to wait for");
      await sleep(0);
      log.push("not reached");
    });
    await expect(task).rejects.toThrow(CancelledError);
    expect(log).toEqual(["still running", "nothing to wait for"]);
  }));

test("the same error travels from the inner task to those that wait for it", () =>
  checked(async () => {
    const seen: unknown[] = [];
    const noting = (body: () => PromiseLike<unknown>) => async () => {
      try {
        await body();
      } catch (error) {
        seen.push(error);
        throw error;
      }
    };
    const inner = createTask(noting(() => sleep(1000)));
    const outer = createTask(noting(() => inner));
    await sleep(1);
    outer.cancel("once");
    await outer.then(null, (error: unknown) => seen.push(error));
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(1);
  }));

test("requests are counted, and uncancel takes them back", () =>
  checked(async () => {
    const task = createTask(async () => {
      await sleep(1000).catch(() => {});
      await sleep(1000).catch(() => {});
      const me = currentTask();
      return [me?.uncancel(), me?.uncancel(), me?.uncancel(), me?.cancelling()];
    });
    await sleep(0);
    task.cancel();
    await sleep(1);
    task.cancel();
    expect(task.cancelling()).toBe(2);
    expect(await task).toEqual([1, 0, 0, 0]);
  }));

test("uncancel withdraws a request that was not delivered yet", () =>
  checked(async () => {
    const task: Task<string> = createTask(async () => {
      task.cancel();
      task.uncancel();
      await sleep(1);
      return "went on";
    });
    expect(await task).toBe("went on");
  }));

test("cancelling a task that awaits a promise from outside is delivered at its next library await", () =>
  onVirtualTime(async () => {
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const log: string[] = [];
    const helper = createTask(async () => {
      await sleep(5);
      task.cancel("while outside");
      log.push("cancelled");
      await sleep(5);
      open();
    });
    const task: Task<void> = createTask(async () => {
      await gate;
      log.push("came back");
      await sleep(1);
    });
    await expect(task).rejects.toThrow("while outside");
    await helper;
    expect(log).toEqual(["cancelled", "came back"]);
  }));

test("the signal is aborted by cancel, and is a new one after uncancel", () =>
  checked(async () => {
    const task = createTask(async () => {
      const me = currentTask();
      const first = me?.signal;
      expect(me?.signal).toBe(first);
      try {
        await sleep(1000);
      } catch (error) {
        expect(first?.aborted).toBe(true);
        expect(isCancelled(first?.reason)).toBe(true);
        expect(isCancelled(error)).toBe(true);
      }
      expect(me?.signal.aborted).toBe(true);
      me?.uncancel();
      expect(me?.signal).not.toBe(first);
      expect(me?.signal.aborted).toBe(false);
    });
    await sleep(0);
    task.cancel();
    await task;
  }));

test("several waits in one task are all cancelled", () =>
  checked(async () => {
    const [one, two] = [new Future(), new Future()];
    const task = createTask(async () => {
      await Promise.all([one, two]);
    });
    await sleep(0);
    expect(task.waits()).toHaveLength(2);
    task.cancel();
    await expect(task).rejects.toThrow(CancelledError);
    expect([one.cancelled(), two.cancelled()]).toEqual([true, true]);
  }));

test("each of several waits goes on by itself", () =>
  checked(async () => {
    const log: string[] = [];
    const part = async (name: string, delay: number) => {
      await sleep(delay);
      log.push(`${name} ${currentTask()?.name}`);
    };
    await createTask(() => Promise.all([part("slow", 2), part("quick", 1)]), { name: "both" });
    expect(log).toEqual(["quick both", "slow both"]);
  }));

test("a call that outlives its task can't wait any more", () =>
  checked(async () => {
    const outcomes: unknown[] = [];
    const leftover = async () => {
      await sleep(1);
      await sleep(1).catch((error: unknown) => outcomes.push(error));
      await sleep(0).catch((error: unknown) => outcomes.push(error));
    };
    await createTask(async () => {
      void leftover();
    });
    await sleep(5);
    expect(outcomes).toHaveLength(2);
    for (const error of outcomes) {
      expect(error).toBeInstanceOf(RuntimeError);
      expect(String(error)).toContain("this call outlived it");
    }
  }));

test("a task can't await itself", () =>
  checked(async () => {
    const task: Task<void> = createTask(async () => {
      await task;
    });
    await expect(task).rejects.toThrow("inside itself");
  }));

test("a task runs in a copy of its creator's context, or in one it was given", () =>
  checked(async () => {
    const dish = new ContextVar<string>("dish", { default: "none" });
    dish.set("soup");
    const task = createTask(() => {
      const before = dish.get();
      dish.set("changed");
      return before;
    });
    dish.set("cake");
    expect(await task).toBe("soup");
    expect(dish.get()).toBe("cake");
    const context = copyContext();
    const other = createTask(() => dish.set("tea"), { context });
    await other;
    expect(other.getContext()).toBe(context);
    expect(context.get(dish)).toBe("tea");
    expect(dish.get()).toBe("cake");
  }));

test("sleep refuses what is no number and gives its result", () =>
  checked(async () => {
    await expect(sleep(Number.NaN)).rejects.toThrow(RangeError);
    await expect(sleep("1" as never)).rejects.toThrow("expected a number of milliseconds");
    expect(await sleep(1, "ready")).toBe("ready");
    expect(await sleep(-1, "at once")).toBe("at once");
  }));

test("equal sleeps end in the order in which they began", () =>
  checked(async () => {
    const order: number[] = [];
    const nap = (number: number) => async () => {
      await sleep(10);
      order.push(number);
    };
    await gather([1, 2, 3, 4].map(nap));
    expect(order).toEqual([1, 2, 3, 4]);
    expect(getRunningLoop().time()).toBe(10);
  }));

/** Without the checks: a foreign wait is a state that the checked loop does not allow. */
function onVirtualTime<T>(body: () => Promise<T>): Promise<T> {
  return run(body, { clock: new VirtualClock() });
}
