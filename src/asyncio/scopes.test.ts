// Scopes that decide about errors: timeouts and task groups.
import { expect, test } from "vitest";
import {
  CancelledError,
  createTask,
  currentTask,
  Event,
  getRunningLoop,
  isCancelled,
  isTimeout,
  RuntimeError,
  sleep,
  splitErrors,
  type Task,
  type TaskGroup,
  type Timeout,
  TimeoutError,
  taskGroup,
  timeout,
  timeoutAt,
} from "./index.ts";
import { checked } from "./testing.ts";

const now = () => getRunningLoop().time();
const errorOf = (awaitable: PromiseLike<unknown>): PromiseLike<unknown> =>
  awaitable.then(
    () => null,
    (error: unknown) => error,
  );

test("a block that ends in time gives its result and leaves no timer", () =>
  checked(async () => {
    expect(await timeout(10, () => sleep(1, "tea"))).toBe("tea");
    expect(await timeout(null, async () => "no limit")).toBe("no limit");
    expect(await timeoutAt(now() + 5, () => "until")).toBe("until");
    expect(now()).toBe(1);
  }));

test("a block that takes too long throws TimeoutError, caused by the cancellation", () =>
  checked(async () => {
    let scope: Timeout | null = null;
    const error = await errorOf(
      timeout(10, async (inner) => {
        scope = inner;
        expect(inner.expired()).toBe(false);
        await sleep(1000);
      }),
    );
    expect(error).toBeInstanceOf(TimeoutError);
    expect(isCancelled((error as Error).cause)).toBe(true);
    expect((scope as Timeout | null)?.expired()).toBe(true);
    expect(now()).toBe(10);
    expect(currentTask()?.cancelling()).toBe(0);
  }));

test("no time and less than none expire in the next iteration, not at once", () =>
  checked(async () => {
    for (const delay of [0, -11_000]) {
      const log: string[] = [];
      const error = await errorOf(
        timeout(delay, async () => {
          log.push("begun");
          await sleep(0);
          await sleep(0);
          log.push("not reached");
        }),
      );
      expect(isTimeout(error)).toBe(true);
      expect(log).toEqual(["begun"]);
    }
    await expect(timeout(Number.NaN, () => 1)).rejects.toThrow(RangeError);
  }));

test("of nested scopes only the one that expired converts", () =>
  checked(async () => {
    const log: string[] = [];
    await timeout(100, async (outer) => {
      const error = await errorOf(timeout(10, () => sleep(1000)));
      log.push(`inner ${isTimeout(error)}, outer ${outer.expired()}`);
    });
    const outerFirst = timeout(10, async () => {
      try {
        await timeout(100, () => sleep(1000));
      } catch (error) {
        log.push(`inner sees a cancellation: ${isCancelled(error)}`);
        throw error;
      }
    });
    log.push(`outer ${isTimeout(await errorOf(outerFirst))}`);
    expect(log).toEqual([
      "inner true, outer false",
      "inner sees a cancellation: true",
      "outer true",
    ]);
  }));

test("with the same deadline the outer scope converts, and both have expired", () =>
  checked(async () => {
    const expired: boolean[] = [];
    const error = await errorOf(
      timeout(10, async (outer) => {
        await timeout(10, async (inner) => {
          try {
            await sleep(1000);
          } finally {
            expired.push(outer.expired(), inner.expired());
          }
        });
      }),
    );
    expect(isTimeout(error)).toBe(true);
    expect(expired).toEqual([true, true]);
  }));

test("a deadline can be moved while the scope is active", () =>
  checked(async () => {
    let scope: Timeout | null = null;
    await timeout(10, async (inner) => {
      scope = inner;
      expect(inner.when()).toBe(10);
      inner.reschedule(now() + 50);
      await sleep(30);
      inner.reschedule(null);
      expect(inner.when()).toBe(null);
      await sleep(100);
    });
    expect(now()).toBe(130);
    expect(() => (scope as Timeout | null)?.reschedule(5)).toThrow("it is finished");
    const past = timeout(1000, async (inner) => {
      inner.reschedule(now() - 1);
      await sleep(1000);
    });
    expect(isTimeout(await errorOf(past))).toBe(true);
    expect(now()).toBe(130);
  }));

test("an error of the body passes, also when the deadline passed", () =>
  checked(async () => {
    await expect(timeout(5, () => Promise.reject(new Error("early")))).rejects.toThrow("early");
    const late = timeout(5, async () => {
      await sleep(1000).catch(() => {});
      throw new Error("late");
    });
    await expect(late).rejects.toThrow("late");
    expect(await timeout(5, () => sleep(1000).catch(() => "swallowed"))).toBe("swallowed");
    expect(currentTask()?.cancelling()).toBe(0);
  }));

test("a cancellation from outside is no timeout, even if both come", () =>
  checked(async () => {
    const task = createTask(() => timeout(10, () => sleep(1000)));
    await sleep(1);
    task.cancel("outside");
    await expect(task).rejects.toThrow("outside");
    const both = createTask(() =>
      timeout(10, async () => {
        try {
          await sleep(1000);
        } finally {
          both.cancel("during the clean-up");
        }
      }),
    );
    await expect(both).rejects.toThrow(CancelledError);
  }));

test("the scope's signal is aborted when it or a scope around it expires, not one inside", () =>
  checked(async () => {
    const log: string[] = [];
    const waitFor = (name: string, signal: AbortSignal) =>
      signal.addEventListener("abort", () => log.push(name));
    await timeout(100, async (outer) => {
      waitFor("outer", outer.signal);
      await errorOf(
        timeout(10, async (inner) => {
          waitFor("inner", inner.signal);
          await sleep(1000);
        }),
      );
      log.push("between");
      await sleep(1000);
    }).catch(() => {});
    expect(log).toEqual(["inner", "between", "outer"]);
  }));

test("in a callback there is no task to cancel", () =>
  checked(async () => {
    const errors: unknown[] = [];
    getRunningLoop().callSoon(() => {
      timeout(1, () => 1).catch((error: unknown) => errors.push(error));
      taskGroup(() => 1).catch((error: unknown) => errors.push(error));
    });
    await sleep(1);
    expect(errors.map((error) => error instanceof RuntimeError)).toEqual([true, true]);
  }));

test("at the top level a timeout and a group have a task made for them", async () => {
  expect(await timeout(1000, async () => currentTask() !== null)).toBe(true);
  expect(await taskGroup(async (group) => group.createTask(() => sleep(0, "child")).name)).toMatch(
    /^Task/,
  );
  expect(currentTask()).toBe(null);
});

test("a group waits for all its tasks, also for those started meanwhile", () =>
  checked(async () => {
    const log: string[] = [];
    const result = await taskGroup(async (group) => {
      group.createTask(async () => {
        await sleep(2);
        group.createTask(() => sleep(3).then(() => log.push("grandchild")));
        log.push("child");
      });
      return "the body's result";
    });
    expect(result).toBe("the body's result");
    expect(log).toEqual(["child", "grandchild"]);
    expect(now()).toBe(5);
  }));

test("a failing child cancels the others and the body; all failures are thrown together", () =>
  checked(async () => {
    const log: string[] = [];
    const error = await errorOf(
      taskGroup(async (group) => {
        group.createTask(() => sleep(1).then(() => Promise.reject(new Error("one"))));
        group.createTask(async () => {
          try {
            await sleep(1000);
          } catch {
            throw new Error("two, in its clean-up");
          }
        });
        try {
          await sleep(1000);
        } catch (cancellation) {
          log.push(`body: ${isCancelled(cancellation)}`);
          throw cancellation;
        }
      }),
    );
    expect(error).toBeInstanceOf(AggregateError);
    const group = error as AggregateError;
    expect(group.message).toBe("unhandled errors in a TaskGroup");
    expect(group.errors.map(String)).toEqual(["Error: one", "Error: two, in its clean-up"]);
    expect(log).toEqual(["body: true"]);
    expect(currentTask()?.cancelling()).toBe(0);
  }));

test("an error of the body cancels the children and comes last in the group", () =>
  checked(async () => {
    let cancelled = false;
    const error = await errorOf(
      taskGroup(async (group) => {
        group.createTask(async () => {
          try {
            await sleep(1000);
          } catch {
            cancelled = true;
            throw new Error("child");
          }
        });
        await sleep(1);
        throw new Error("body");
      }),
    );
    expect((error as AggregateError).errors.map(String)).toEqual(["Error: child", "Error: body"]);
    expect(cancelled).toBe(true);
  }));

test("cancelling one child changes nothing else", () =>
  checked(async () => {
    let child: Task<void> | null = null;
    await taskGroup(async (group) => {
      child = group.createTask(() => sleep(1000));
      const other = group.createTask(() => sleep(2, "other"));
      await sleep(1);
      child.cancel();
      expect(await other).toBe("other");
    });
    expect((child as Task<void> | null)?.cancelled()).toBe(true);
  }));

test("a group cancelled from outside cancels its children and passes the cancellation on", () =>
  checked(async () => {
    const children: Task<void>[] = [];
    const task = createTask(() =>
      taskGroup(async (group) => {
        children.push(
          group.createTask(() => sleep(1000)),
          group.createTask(() => sleep(1000)),
        );
      }),
    );
    await sleep(1);
    task.cancel("closing time");
    await expect(task).rejects.toThrow("closing time");
    expect(children.map((child) => child.cancelled())).toEqual([true, true]);
  }));

test("errors win over a cancellation, which stays due for the next await", () =>
  checked(async () => {
    const log: string[] = [];
    const task = createTask(async () => {
      try {
        await taskGroup(async (group) => {
          group.createTask(async () => {
            try {
              await sleep(1000);
            } catch {
              throw new Error("in the clean-up");
            }
          });
        });
      } catch (error) {
        log.push(error instanceof AggregateError ? "errors" : "cancelled");
      }
      await sleep(1);
      log.push("not reached");
    });
    await sleep(1);
    task.cancel();
    await expect(task).rejects.toThrow(CancelledError);
    expect(log).toEqual(["errors"]);
    expect(task.cancelling()).toBe(1);
  }));

test("a group takes no task when it is finished or shutting down", () =>
  checked(async () => {
    let kept: TaskGroup | null = null;
    await taskGroup(async (group) => {
      kept = group;
    });
    expect(() => (kept as TaskGroup | null)?.createTask(() => {})).toThrow("it is finished");
    const messages: unknown[] = [];
    await errorOf(
      taskGroup(async (group) => {
        group.createTask(() => Promise.reject(new Error("child")));
        try {
          await sleep(1000);
        } finally {
          await errorOf(Promise.try(() => group.createTask(() => {}))).then((error) =>
            messages.push(String(error)),
          );
        }
      }),
    );
    expect(messages[0]).toContain("it is shutting down");
    await taskGroup((group) => {
      expect(() => group.createTask(sleep(0) as never)).toThrow("group.createTask(() => work())");
    });
  }));

test("group.cancel ends the group without an error", () =>
  checked(async () => {
    const log: string[] = [];
    const result = await taskGroup(async (group) => {
      group.createTask(() => sleep(1000).finally(() => log.push("child stopped")));
      await sleep(1);
      group.cancel();
      group.cancel();
      await sleep(1000);
      log.push("not reached");
    });
    expect(result).toBe(undefined);
    expect(log).toEqual(["child stopped"]);
    expect(currentTask()?.cancelling()).toBe(0);
    await sleep(1);
  }));

test("a cancellation from outside is not swallowed by a group that ends by group.cancel", () =>
  checked(async () => {
    const task = createTask(() =>
      taskGroup(async (group) => {
        group.createTask(async () => {
          try {
            await sleep(1000);
          } finally {
            await sleep(10);
          }
        });
        await sleep(1);
        group.cancel();
      }),
    );
    await sleep(5);
    task.cancel("from outside");
    await expect(task).rejects.toThrow("from outside");
    expect(task.cancelling()).toBe(1);
  }));

test("groups nest: the inner one's failure is one error of the outer one", () =>
  checked(async () => {
    const error = await errorOf(
      taskGroup(async (outer) => {
        outer.createTask(() => sleep(1000));
        await taskGroup(async (inner) => {
          inner.createTask(() => Promise.reject(new Error("deep")));
        });
      }),
    );
    const [inner] = (error as AggregateError).errors as AggregateError[];
    expect(inner).toBeInstanceOf(AggregateError);
    expect(inner?.errors.map(String)).toEqual(["Error: deep"]);
  }));

test("a timeout around a group ends its children", () =>
  checked(async () => {
    const event = new Event();
    const error = await errorOf(
      timeout(5, () =>
        taskGroup(async (group) => {
          group.createTask(() => event.wait());
        }),
      ),
    );
    expect(isTimeout(error)).toBe(true);
  }));

test("splitErrors sorts the failures of a group, of groups inside it, and single ones", () => {
  const late = new TimeoutError("late");
  const other = new Error("other");
  const nested = new AggregateError([other, new AggregateError([late])]);
  expect(splitErrors(nested, isTimeout)).toEqual([[late], [other]]);
  expect(splitErrors(late, isTimeout)).toEqual([[late], []]);
  expect(splitErrors(other, isTimeout)).toEqual([[], [other]]);
});
