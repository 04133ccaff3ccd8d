// Running programs: one loop from start to end, and nothing left behind.
import { expect, test } from "vitest";
import {
  allTasks,
  CancelledError,
  ContextVar,
  createTask,
  currentTask,
  Event,
  Future,
  gather,
  getRunningLoop,
  newEventLoop,
  Runner,
  RuntimeError,
  run,
  sleep,
  type Task,
  VirtualClock,
} from "./index.ts";

const virtual = () => ({ clock: new VirtualClock() });

test("run gives what main gives, and throws what main throws", async () => {
  expect(await run(() => "plain")).toBe("plain");
  expect(await run(async () => await sleep(1, "slept"))).toBe("slept");
  await expect(run(() => Promise.reject(new Error("main")))).rejects.toThrow("main");
});

test("run takes a function, not a promise", async () => {
  const main = async () => {};
  await expect(run(main() as never)).rejects.toThrow("run(() => work())");
});

test("run inside a task or a callback is refused", async () => {
  await run(async () => {
    await expect(run(async () => {})).rejects.toThrow(RuntimeError);
    const inCallback = new Future<unknown>();
    getRunningLoop().callSoon(() => {
      run(async () => {}).catch((error: unknown) => inCallback.setResult(error));
    });
    expect(await inCallback).toBeInstanceOf(RuntimeError);
    await expect(new Runner().run(async () => {})).rejects.toThrow("a loop is running here");
  }, virtual());
});

test("two runs side by side have loops of their own", async () => {
  const loops: unknown[] = [];
  const main = async () => {
    loops.push(getRunningLoop());
    await sleep(1);
    return getRunningLoop() === loops[0];
  };
  const results = await Promise.all([run(main, virtual()), run(main, virtual())]);
  expect(results).toEqual([true, false]);
});

test("what main leaves behind is cancelled and waited for", async () => {
  const log: string[] = [];
  await run(async () => {
    createTask(async () => {
      try {
        await sleep(1000);
      } finally {
        await sleep(5);
        log.push(`cleaned up at ${getRunningLoop().time()}`);
      }
    });
    await sleep(1);
  }, virtual());
  expect(log).toEqual(["cleaned up at 6"]);
});

test("a failure of what is left behind is told to the exception handler", async () => {
  const told: string[] = [];
  await run(async () => {
    getRunningLoop().setExceptionHandler((_loop, { message, exception }) => {
      told.push(`${message}: ${String(exception)}`);
    });
    const leftover = async () => {
      try {
        await sleep(1000);
      } catch {
        throw new Error("in the clean-up");
      }
    };
    createTask(leftover, { name: "leftover" });
    await sleep(1);
  }, virtual());
  expect(told).toEqual([
    'Unhandled exception while the run was ending, in task "leftover": Error: in the clean-up',
  ]);
});

test("an interrupt cancels main and is what the run fails with", async () => {
  const controller = new AbortController();
  const log: string[] = [];
  const main = async () => {
    getRunningLoop().callLater(5, () => controller.abort(new Error("interrupted")));
    try {
      await sleep(1000);
    } finally {
      await sleep(1);
      log.push("cleaned up");
    }
  };
  const outcome = run(main, { ...virtual(), signal: controller.signal });
  await expect(outcome).rejects.toThrow("interrupted");
  expect(log).toEqual(["cleaned up"]);
});

test("an interrupt before the start keeps main from starting", async () => {
  let started = false;
  const main = () => {
    started = true;
  };
  const signal = AbortSignal.abort(new Error("not today"));
  await expect(run(main, { ...virtual(), signal })).rejects.toThrow("not today");
  expect(started).toBe(false);
});

test("main may survive an interrupt, and a cancellation of its own stays one", async () => {
  const controller = new AbortController();
  const stubborn = async () => {
    getRunningLoop().callLater(1, () => controller.abort());
    await sleep(1000).catch(() => {});
    return "survived";
  };
  expect(await run(stubborn, { ...virtual(), signal: controller.signal })).toBe("survived");
  const other = new AbortController();
  const cancelled = async () => {
    currentTask()?.cancel();
    getRunningLoop().callLater(1, () => other.abort(new Error("interrupt")));
    await sleep(1000).catch(() => {});
    await sleep(1000);
  };
  await expect(run(cancelled, { ...virtual(), signal: other.signal })).rejects.toThrow(
    CancelledError,
  );
});

test("a runner keeps its loop and its context for several runs", async () => {
  const dish = new ContextVar("dish", { default: "none" });
  await using runner = new Runner(virtual());
  const loop = runner.getLoop();
  await runner.run(async () => {
    dish.set("soup");
    await sleep(10);
  });
  const [dishNow, loopNow, time] = await runner.run(async () => [
    dish.get(),
    getRunningLoop(),
    getRunningLoop().time(),
  ]);
  expect(dishNow).toBe("soup");
  expect(loopNow).toBe(loop);
  expect(time).toBe(10);
  expect(dish.get()).toBe("none");
});

test("a runner runs one program at a time, and none after it is closed", async () => {
  const runner = new Runner(virtual());
  const first = runner.run(() => sleep(10));
  await expect(runner.run(async () => {})).rejects.toThrow("this runner runs one already");
  await expect(runner.close()).rejects.toThrow(RuntimeError);
  await first;
  await runner.close();
  await runner.close();
  await expect(runner.run(async () => {})).rejects.toThrow("Cannot use the runner: it is closed");
  expect(() => runner.getLoop()).toThrow(RuntimeError);
});

test("between two runs of a runner nothing runs", async () => {
  await using runner = new Runner(virtual());
  const log: string[] = [];
  await runner.run(async () => {
    createTask(() => sleep(5).then(() => log.push("task")));
    await sleep(1);
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(log).toEqual([]);
  await runner.run(() => sleep(10));
  expect(log).toEqual(["task"]);
});

test("a program that waits for ever is named, with every task that waits", async () => {
  const error: unknown = await run(async () => {
    const event = new Event();
    const stuck: Task<true> = createTask(() => event.wait(), { name: "stuck" });
    createTask(async () => await stuck, { name: "follower" });
    await new Future();
  }, virtual()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RuntimeError);
  const lines = String(error).split("\n");
  expect(lines[0]).toContain("nothing is ready, no timer is pending");
  expect(lines[1]).toMatch(/Task-\d+ waits for a future/);
  expect(lines.slice(2)).toEqual(["  stuck waits for an event", "  follower waits for task stuck"]);
});

test("a sleep without end is no reason to go on", async () => {
  const main = () => sleep(Number.POSITIVE_INFINITY);
  await expect(run(main, virtual())).rejects.toThrow("waits for sleep(Infinity)");
});

test("the root loop serves code outside every run", async () => {
  expect(currentTask()).toBe(null);
  expect(await gather([() => sleep(1, "a"), () => currentTask()?.name === "x"])).toEqual([
    "a",
    false,
  ]);
  const task = createTask(async () => currentTask()?.name, { name: "root task" });
  expect(await task).toBe("root task");
  expect(allTasks().size).toBe(0);
  const loop = getRunningLoop();
  await sleep(0);
  expect(getRunningLoop()).toBe(loop);
});

test("a loop can be run by hand, stopped and closed", async () => {
  const loop = newEventLoop(virtual());
  const log: string[] = [];
  loop.callLater(5, () => loop.stop());
  loop.callLater(9, () => log.push("late"));
  expect(loop.isRunning()).toBe(false);
  const running = loop.runForever();
  expect(loop.isRunning()).toBe(true);
  await expect(loop.runForever()).rejects.toThrow("it runs already");
  expect(() => loop.close()).toThrow(RuntimeError);
  await running;
  expect(log).toEqual([]);
  expect(await loop.runUntilComplete(() => sleep(10, "result"))).toBe("result");
  expect(log).toEqual(["late"]);
  loop.callSoon(() => loop.stop());
  await expect(loop.runUntilComplete(loop.createFuture())).rejects.toThrow("the loop was stopped");
  loop.close();
  loop.close();
  expect(loop.isClosed()).toBe(true);
  expect(() => loop.callSoon(() => {})).toThrow("Cannot use the loop: it is closed");
  expect(() => loop.callLater(1, () => {})).toThrow(RuntimeError);
  await expect(loop.runForever()).rejects.toThrow(RuntimeError);
});

test("a loop takes its tasks from a factory, if it has one", async () => {
  const made: string[] = [];
  const loopFactory = () => {
    const loop = newEventLoop(virtual());
    loop.setTaskFactory((own, start, options) => {
      own.setTaskFactory(null);
      const task = own.createTask(start, { ...options, name: "from the factory" });
      made.push(task.name);
      return task;
    });
    return loop;
  };
  await run(async () => {}, { loopFactory });
  expect(made).toEqual(["from the factory"]);
});

test("timers come in the order of their times, handles can be called off", async () => {
  await run(async () => {
    const loop = getRunningLoop();
    const log: string[] = [];
    loop.callLater(20, () => log.push("twenty"));
    loop.callAt(loop.time() + 10, () => log.push("ten"));
    loop.callLater(10, () => log.push("ten, asked for later"));
    const off = loop.callLater(5, () => log.push("not reached"));
    expect(off.when()).toBeCloseTo(5);
    off.cancel();
    expect(off.cancelled()).toBe(true);
    const soon = loop.callSoonThreadsafe(() => log.push("not reached"));
    soon.cancel();
    await sleep(30);
    expect(log).toEqual(["ten", "ten, asked for later", "twenty"]);
    expect(() => loop.callLater(Number.NaN, () => {})).toThrow(RangeError);
  }, virtual());
});

test("a hundred thousand timers set and called off leave nothing behind", async () => {
  await run(async () => {
    const loop = getRunningLoop();
    const handles = Array.from({ length: 100_000 }, (_, index) => loop.callLater(index, () => {}));
    for (const handle of handles) handle.cancel();
    await sleep(1);
    expect(loop.time()).toBe(1);
  }, virtual());
});

test("an error in the exception handler goes to the default one", async () => {
  const reported: unknown[] = [];
  await run(async () => {
    const loop = getRunningLoop();
    loop.defaultExceptionHandler = (context) => reported.push(context.message);
    loop.setExceptionHandler(() => {
      throw new Error("handler");
    });
    expect(loop.getExceptionHandler()).not.toBe(null);
    loop.callExceptionHandler({ message: "something went wrong" });
    loop.setExceptionHandler(null);
    loop.callExceptionHandler({ message: "something else" });
  }, virtual());
  expect(reported).toEqual([
    "Unhandled error in exception handler, while handling: something went wrong",
    "something else",
  ]);
});

test("spinning tasks do not keep a timer from falling due", async () => {
  await run(async () => {
    let over = false;
    getRunningLoop().callLater(1, () => {
      over = true;
    });
    let turns = 0;
    while (!over) {
      await sleep(0);
      turns++;
    }
    expect(turns).toBeGreaterThan(500);
    expect(turns).toBeLessThan(2000);
  }, virtual());
});

/** A virtual clock for programs that work without awaiting. */
class BusyClock extends VirtualClock {
  worked = 0;

  override now(): number {
    return super.now() + this.worked;
  }
}

test("in debug mode a step that keeps everybody waiting is told", async () => {
  const clock = new BusyClock();
  const told: string[] = [];
  const busy = async () => {
    const loop = getRunningLoop();
    loop.setExceptionHandler((_loop, { message }) => told.push(message));
    expect(loop.getDebug()).toBe(true);
    await sleep(1);
    clock.worked += 120;
    await sleep(0);
    clock.worked += 50;
    await sleep(1);
  };
  const main = async () => await createTask(busy, { name: "busy" });
  await run(main, { debug: true, clock });
  expect(told).toEqual(['task "busy" kept everybody else waiting for 120 ms']);
});
