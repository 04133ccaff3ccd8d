// Where JavaScript makes the library differ from CPython's asyncio: one test for each row of the tables in
// content/differences.mdx, under the row's name. The last test holds the two together.
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import * as asyncio from "./index.ts";
import {
  allTasks,
  asCompleted,
  CancelledError,
  ContextVar,
  captureCallGraph,
  coroutine,
  createTask,
  currentTask,
  Event,
  Future,
  fromAbortable,
  gather,
  getRunningLoop,
  isCancelled,
  isFuture,
  Lock,
  openConnection,
  PriorityQueue,
  Queue,
  RuntimeError,
  run,
  StreamReader,
  sleep,
  splitErrors,
  startServer,
  type Task,
  TimeoutError,
  taskGroup,
  timeout,
  toThread,
  VirtualClock,
  wait,
  waitFor,
} from "./index.ts";
import { checked } from "./testing.ts";

const virtual = () => ({ clock: new VirtualClock() });
const caught = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => null,
    (error: unknown) => error,
  );

test("run gives a promise, and the line after it runs first", async () => {
  const log: string[] = [];
  const running = run(async () => {
    log.push("main");
    await sleep(1);
    return "result";
  }, virtual());
  log.push("after run");
  expect(running).toBeInstanceOf(Promise);
  expect(await running).toBe("result");
  expect(log).toEqual(["after run", "main"]);
});

test("what starts later is a function, and a promise is refused", () =>
  checked(async () => {
    const work = async () => 1;
    expect(await createTask(work)).toBe(1);
    expect(() => createTask(work() as never)).toThrow("as in createTask(() => work())");
    const inGroup = taskGroup((group) => group.createTask(work() as never));
    const [failure] = splitErrors(await caught(inGroup), (error) => error instanceof TypeError);
    expect(String(failure[0])).toContain("its work has begun already");
  }));

test("a loop is there before any run", async () => {
  expect(currentTask()).toBe(null);
  const task = createTask(() => sleep(1, "tea"));
  expect(allTasks().has(task as Task<unknown>)).toBe(true);
  expect(await task).toBe("tea");
});

test("two runs side by side have a loop each", async () => {
  const loopOf = () => run(async () => getRunningLoop(), virtual());
  const [one, other] = await Promise.all([loopOf(), loopOf()]);
  expect(one).not.toBe(other);
  const nested = run(() => run(async () => {}), virtual());
  expect(await caught(nested)).toBeInstanceOf(RuntimeError);
});

test("an aborted signal interrupts a run as Ctrl-C does", async () => {
  const controller = new AbortController();
  const log: string[] = [];
  const main = async () => {
    getRunningLoop().callSoon(() => controller.abort(new Error("interrupted")));
    try {
      await new Future();
    } finally {
      log.push("cleaned up");
    }
  };
  const error = await caught(run(main, { ...virtual(), signal: controller.signal }));
  expect(String(error)).toBe("Error: interrupted");
  expect(log).toEqual(["cleaned up"]);
});

test("a run that can never go on fails, and names who waits", async () => {
  const stuck = () => createTask(() => new Event().wait(), { name: "waiter" });
  const error = await caught(run(async () => await stuck(), virtual()));
  expect(error).toBeInstanceOf(RuntimeError);
  expect(String(error)).toContain("waiter waits for an event");
});

test("an abandoned async generator is not finished by anybody", async () => {
  const log: string[] = [];
  async function* numbers() {
    try {
      yield 1;
      yield 2;
    } finally {
      log.push("finished");
    }
  }
  await run(async () => {
    await numbers().next();
  }, virtual());
  expect(log).toEqual([]);
  await run(async () => {
    for await (const _ of numbers()) break;
  }, virtual());
  expect(log).toEqual(["finished"]);
});

test("tasks are numbered by their realm", async () => {
  const earlier = createTask(() => {});
  await earlier;
  const library = new URL("./index.ts", import.meta.url).href;
  const code = `
    const { createTask } = await import(${JSON.stringify(library)});
    const { parentPort } = await import("node:worker_threads");
    parentPort.postMessage(createTask(() => {}).name);
  `;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const name = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  await worker.terminate();
  expect(name).toBe("Task-1");
  const number = Number(earlier.name.replace("Task-", ""));
  expect(await run(() => currentTask()?.name)).toBe(`Task-${number + 1}`);
});

test("a call begins at once, unless it is made cold", () =>
  checked(async () => {
    const log: string[] = [];
    const brew = async () => log.push("brewing");
    const called = brew();
    expect(log).toEqual(["brewing"]);
    const cold = coroutine(brew)();
    await sleep(0);
    expect(log).toEqual(["brewing"]);
    await cold;
    await called;
    expect(log).toEqual(["brewing", "brewing"]);
  }));

test("a coroutine nobody awaited is told at the end of the run", async () => {
  const told: string[] = [];
  await run(async () => {
    getRunningLoop().setExceptionHandler((_loop, { message }) => told.push(message));
    coroutine(async function brew() {})();
    await sleep(1);
    expect(told).toEqual([]);
  }, virtual());
  expect(told).toEqual(['Coroutine "brew" was never awaited']);
});

test("nothing asks whether something is a coroutine", () =>
  checked(async () => {
    expect(Object.keys(asyncio)).not.toContain("iscoroutine");
    expect(Object.keys(asyncio)).not.toContain("iscoroutinefunction");
    const task = createTask(async () => {});
    expect("getCoro" in task).toBe(false);
    expect((async () => {})()).toBeInstanceOf(Promise);
    await task;
  }));

test("a task's frames can't be read, but who waits for whom can", () =>
  checked(async () => {
    const event = new Event();
    const inner = createTask(() => event.wait(), { name: "inner" });
    const outer = createTask(async () => await inner, { name: "outer" });
    await sleep(0);
    expect("getStack" in inner).toBe(false);
    const graph = captureCallGraph(inner);
    expect(graph?.awaitedBy.map(({ future }) => future)).toEqual([outer]);
    event.set();
    await outer;
  }));

test("no task begins before the next iteration", () =>
  checked(async () => {
    const log: string[] = [];
    const task = createTask(async () => log.push("task"));
    log.push("after createTask");
    await task;
    expect(log).toEqual(["after createTask", "task"]);
    expect(Object.keys(asyncio).filter((name) => /eager/i.test(name))).toEqual([]);
  }));

test("a task to which nobody keeps a reference is kept by its loop", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  await run(async () => {
    createTask(() => new Future(), { name: "alone" });
    await sleep(1);
    collect();
    await sleep(1);
    expect([...allTasks()].map(({ name }) => name)).toContain("alone");
  }, virtual());
});

test("a failure nobody looked at is told at the end of the run at the latest", async () => {
  const told: string[] = [];
  await run(async () => {
    getRunningLoop().setExceptionHandler((_loop, { message }) => told.push(message));
    const kept = createTask(() => Promise.reject(new Error("lost")), { name: "loser" });
    await wait([kept]);
    expect(told).toEqual([]);
  }, virtual());
  expect(told).toEqual(['task "loser" failed and its exception was never retrieved']);
});

test("a catch sees the cancellation", () =>
  checked(async () => {
    const log: unknown[] = [];
    const greedy = createTask(() => sleep(10).catch((error: unknown) => log.push(error)));
    const polite = createTask(async () => {
      try {
        await sleep(10);
      } catch (error) {
        if (isCancelled(error)) throw error;
        log.push("not reached");
      }
    });
    await sleep(0);
    greedy.cancel();
    polite.cancel();
    await wait([greedy, polite]);
    expect(log[0]).toBeInstanceOf(CancelledError);
    expect(log.length).toBe(1);
    expect([greedy.cancelled(), polite.cancelled()]).toEqual([false, true]);
  }));

test("a cancellation waits while its task awaits a promise from outside", () =>
  run(async () => {
    const outside = Promise.withResolvers<void>();
    const log: string[] = [];
    const task = createTask(async () => {
      await outside.promise;
      log.push("went on");
      await sleep(1);
      log.push("not reached");
    });
    const listening = createTask(() => fromAbortable(whenAborted(log)));
    await sleep(0);
    task.cancel();
    listening.cancel();
    await sleep(5);
    expect([task.done(), listening.cancelled()]).toEqual([false, true]);
    outside.resolve();
    expect(await caught(task)).toBeInstanceOf(CancelledError);
    expect(log).toEqual(["aborted", "went on"]);
  }, virtual()));

function whenAborted(log: string[]) {
  return (signal: AbortSignal) =>
    new Promise<void>(() => signal.addEventListener("abort", () => log.push("aborted")));
}

test("everybody who looks at a cancelled task gets the same error with its message", () =>
  checked(async () => {
    const task = createTask(() => sleep(10));
    await sleep(0);
    task.cancel("closing time");
    const first = await caught(task);
    const second = await caught(task);
    expect(first).toBe(second);
    expect(second).toMatchObject({ message: "closing time" });
    expect(task.outcome()).toEqual({ kind: "cancelled", message: "closing time" });
  }));

test("a task may wait for several things at once, and a cancellation reaches all", () =>
  checked(async () => {
    const log: string[] = [];
    const watched = (name: string) => sleep(10).finally(() => log.push(name));
    const task = createTask(() => Promise.all([watched("one"), watched("other")]));
    await sleep(1);
    task.cancel();
    expect(await caught(task)).toBeInstanceOf(CancelledError);
    await sleep(1);
    expect(log).toEqual(["one", "other"]);
  }));

test("a call that outlives its task is stopped where it next waits", () =>
  checked(async () => {
    const outside = Promise.withResolvers<void>();
    const late = outside.promise;
    let floating: Promise<unknown> = Promise.resolve();
    await createTask(async () => {
      const background = async () => {
        await late;
        await sleep(1);
      };
      floating = caught(background());
    });
    outside.resolve();
    const error = await floating;
    expect(error).toBeInstanceOf(RuntimeError);
    expect(String(error)).toContain("this call outlived it");
  }));

test("a group and the end of a run cancel in the order of creation", async () => {
  const log: string[] = [];
  const sleeper = (name: string) => async () => {
    await sleep(1000).finally(() => log.push(name));
  };
  await run(async () => {
    const failing = taskGroup((group) => {
      for (const name of ["a", "b", "c"]) group.createTask(sleeper(name));
      group.createTask(() => Promise.reject(new Error("broken")));
    });
    await caught(failing);
    for (const name of ["d", "e", "f"]) createTask(sleeper(name));
    await sleep(1);
  }, virtual());
  expect(log.join("")).toBe("abcdef");
});

test("a task can't be handed on by an async function, a future or a queue", () =>
  checked(async () => {
    const task = createTask(() => sleep(5, "tea"));
    const boxed = async () => ({ task });
    const plain = async () => task;
    expect(await plain()).toBe("tea");
    expect(isFuture((await boxed()).task)).toBe(true);
    expect(() => new Future<unknown>().setResult(task)).toThrow("or box it: { value }");
    const queue = new Queue<unknown>();
    expect(await caught(queue.put(task))).toBeInstanceOf(TypeError);
    expect(() => queue.putNowait(task)).toThrow(TypeError);
    queue.putNowait({ task });
    expect(await queue.get()).toEqual({ task });
  }));

test("awaiting what is done costs no iteration but lets promises go on", () =>
  checked(async () => {
    const log: string[] = [];
    const done = new Future<string>();
    done.setResult("tea");
    getRunningLoop().callSoon(() => log.push("next iteration"));
    queueMicrotask(() => log.push("promise"));
    log.push(await done);
    expect(log).toEqual(["promise", "tea"]);
  }));

test("anything may be thrown, even nothing, and outcome tells it from no failure", () =>
  checked(async () => {
    const future = new Future();
    future.setException(undefined);
    expect(future.exception()).toBe(undefined);
    expect(future.outcome()).toEqual({ kind: "threw", error: undefined });
    expect(
      await future.then(
        () => "returned",
        () => "threw",
      ),
    ).toBe("threw");
  }));

test("gather, wait and asCompleted take an array and options", () =>
  checked(async () => {
    const one = () => 1;
    expect(await gather([one, one], { returnExceptions: true })).toEqual([1, 1]);
    expect((await wait([one, one], { timeout: 5 })).done.size).toBe(2);
    expect(() => gather(one as never)).toThrow("expected an array, as in gather([() => a()");
    expect(() => asCompleted(one as never)).toThrow("expected an array, as in asCompleted([");
    expect(String(await caught(wait(one as never)))).toContain(
      "as in wait([() => a(), () => b()])",
    );
  }));

test("the same function twice in a gather is two tasks", () =>
  checked(async () => {
    let calls = 0;
    const count = () => ++calls;
    const task = createTask(count);
    expect(await gather([count, count, task, task])).toEqual([2, 3, 1, 1]);
  }));

test("wait starts functions, and keeps the order in its sets", () =>
  checked(async () => {
    const slow = () => sleep(20, "slow");
    const quick = () => sleep(10, "quick");
    const { done } = await wait([slow, quick, Promise.resolve("there")]);
    expect([...done].map((future) => future.result())).toEqual(["slow", "quick", "there"]);
  }));

test("asCompleted starts in the order of its arguments and gives results, not tasks", () =>
  checked(async () => {
    const log: string[] = [];
    const step = (name: string, delay: number) => async () => {
      log.push(`start ${name}`);
      return await sleep(delay, name);
    };
    const both = asCompleted([step("slow", 20), step("quick", 10)]);
    for await (const result of both) log.push(result);
    expect(log).toEqual(["start slow", "start quick", "quick", "slow"]);
  }));

test("a promise that takes too long is left behind, not stopped", () =>
  checked(async () => {
    const outside = Promise.withResolvers<string>();
    expect(await caught(waitFor(outside.promise, 10))).toBeInstanceOf(TimeoutError);
    outside.reject(new Error("nobody hears this"));
    await sleep(1);
    const stopped = createTask(() => sleep(100));
    expect(await caught(waitFor(stopped, 10))).toBeInstanceOf(TimeoutError);
    expect(stopped.cancelled()).toBe(true);
  }));

test("timeout and taskGroup take the function they watch over", () =>
  checked(async () => {
    const error = await caught(timeout(10, () => sleep(20)));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(Symbol.asyncDispose in timeout(10, () => {})).toBe(false);
    const tasks = await taskGroup((group) => [group.createTask(() => sleep(5, "tea"))]);
    expect(tasks[0]?.result()).toBe("tea");
  }));

test("the failures of a group are an AggregateError, sorted by splitErrors", () =>
  checked(async () => {
    const error = await caught(
      taskGroup((group) => {
        group.createTask(() => Promise.reject(new RangeError("too far")));
        group.createTask(() => Promise.reject(new TypeError("wrong")));
      }),
    );
    expect(error).toBeInstanceOf(AggregateError);
    const isRange = (one: unknown) => one instanceof RangeError;
    const [ranges, rest] = splitErrors(error, isRange);
    expect([ranges.map(String), rest.map(String)]).toEqual([
      ["RangeError: too far"],
      ["TypeError: wrong"],
    ]);
  }));

test("times are milliseconds, and one that is no number is a RangeError", () =>
  checked(async () => {
    const before = getRunningLoop().time();
    await sleep(1500);
    expect(getRunningLoop().time() - before).toBe(1500);
    expect(await caught(sleep(Number.NaN))).toBeInstanceOf(RangeError);
    await sleep(-1);
  }));

test("equal deadlines fall due in the order in which they were set", () =>
  checked(async () => {
    const log: number[] = [];
    const when = getRunningLoop().time() + 10;
    for (let index = 0; index < 20; index++) {
      getRunningLoop().callAt(when, () => log.push(index));
    }
    await sleep(20);
    expect(log).toEqual(Array.from({ length: 20 }, (_, index) => index));
  }));

test("a lock is given back by a guard or a function", () =>
  checked(async () => {
    const lock = new Lock();
    const guard = await lock.acquire();
    expect(lock.locked()).toBe(true);
    guard[Symbol.dispose]();
    guard[Symbol.dispose]();
    expect(lock.locked()).toBe(false);
    expect(await lock.with(() => lock.locked())).toBe(true);
    expect(lock.locked()).toBe(false);
    expect(() => lock.release()).toThrow(RuntimeError);
  }));

test("names that the platform has too have a second one or a test", () =>
  checked(async () => {
    expect(asyncio.AsyncEvent).toBe(Event);
    expect(Event).not.toBe(globalThis.Event);
    const platform = new DOMException("late", "TimeoutError");
    expect([platform, new TimeoutError()].map(asyncio.isTimeout)).toEqual([true, true]);
  }));

test("a priority queue of objects is told how to compare them", () =>
  checked(async () => {
    type Job = { readonly urgency: number };
    const plain = new PriorityQueue<Job>();
    plain.putNowait({ urgency: 2 });
    expect(() => plain.putNowait({ urgency: 1 })).toThrow(TypeError);
    const sorted = new PriorityQueue<Job>({ compare: (a, b) => a.urgency - b.urgency });
    sorted.putNowait({ urgency: 2 });
    sorted.putNowait({ urgency: 1 });
    expect(sorted.getNowait()).toEqual({ urgency: 1 });
    const lists = new PriorityQueue<[number, string]>();
    lists.putNowait([10, "ten"]);
    lists.putNowait([9, "nine"]);
    expect(lists.getNowait()).toEqual([9, "nine"]);
  }));

test("at the end a read gives an empty array, which counts as true", () =>
  checked(async () => {
    const reader = new StreamReader();
    reader.feedEof();
    const end = await reader.read();
    expect([end.length, Boolean(end), reader.atEof()]).toEqual([0, true, true]);
    expect((await reader.readline()).length).toBe(0);
  }));

test("writing after one's own close is an error", () =>
  run(async () => {
    const server = await startServer((_, writer) => writer.close(), { host: "127.0.0.1", port: 0 });
    const [address] = server.addresses();
    const { writer } = await openConnection({ host: "127.0.0.1", port: address?.port ?? 0 });
    writer.close();
    expect(() => writer.write("late")).toThrow("Cannot write to the stream: it is closed");
    server.close();
    server.abortClients();
    await server.waitClosed();
  }));

test("a thread's function brings nothing with it", () =>
  run(async () => {
    const sugar = 2;
    const sweet = toThread((tea: number) => tea + sugar, 1);
    expect(String(await caught(sweet))).toMatch(/sugar is not defined.*pass them as arguments/);
    expect(await toThread((tea: number, lumps: number) => tea + lumps, 1, sugar)).toBe(3);
    const cup = { sugar };
    const change = (copy: { sugar: number }) => {
      copy.sugar = 0;
      return copy;
    };
    expect([await toThread(change, cup), cup]).toEqual([{ sugar: 0 }, { sugar: 2 }]);
  }));

test("a thread sees no context variable", () =>
  run(async () => {
    const user = new ContextVar<string>("user");
    user.set("Ada");
    expect(user.get()).toBe("Ada");
    expect(await caught(toThread(() => user.get()))).toBeInstanceOf(ReferenceError);
    expect(await toThread((name: string) => name, user.get())).toBe("Ada");
  }));

test("no thread reaches into a loop but by a message", () =>
  checked(async () => {
    expect(Object.keys(asyncio)).not.toContain("runCoroutineThreadsafe");
    const { port1, port2 } = new MessageChannel();
    const loop = getRunningLoop();
    const arrived = new Future<unknown>();
    loop.outside++;
    port1.onmessage = ({ data }) => loop.callSoonThreadsafe(() => arrived.setResult(data));
    port2.postMessage("from there");
    expect(await arrived).toBe("from there");
    loop.outside--;
    port1.close();
  }));

test("the page lists exactly these tests", () => {
  const page = readFileSync(new URL("../../content/differences.mdx", import.meta.url), "utf8");
  const here = readFileSync(new URL(import.meta.url), "utf8");
  const rows = page
    .split("\n")
    .filter((line) => /^\| [^-]/.test(line) && !/^\| In Python/.test(line));
  const listed = rows.map((row) => row.split(" | ").at(-1)?.replace(/ \|$/, ""));
  const tests = [...here.matchAll(/^test\("(.+)",/gm)].map(([, name]) => name);
  expect(listed).toEqual(tests.slice(0, -1));
});
