// What is told of a Python program: the same lines as without telling, and events in the words that the
// console and the timeline know from TypeScript.
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { TraceEvent } from "./protocol.ts";
import { runPython, tracePython } from "./python.node.ts";

const twins = readdirSync("content", { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".py"),
);

function ofType<Type extends TraceEvent["type"]>(events: readonly TraceEvent[], type: Type) {
  return events.filter(
    (event): event is Extract<TraceEvent, { type: Type }> => event.type === type,
  );
}

function linesOf(events: readonly TraceEvent[]): unknown[] {
  return ofType(events, "console").map(({ at, method, values: [value] }) => ({
    at,
    stream: method === "log" ? "out" : "err",
    text: value?.kind === "string" ? value.value : null,
  }));
}

/** The events of tasks and calls, one word each. */
function story(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => {
    switch (event.type) {
      case "taskCreated":
        return [`created ${event.name} in ${event.place?.line}`];
      case "taskWaited":
        return [`${event.task} waits: ${event.on.text} in ${event.place?.line}`];
      case "taskWoken":
        return [`${event.task} woken by ${event.by}`];
      case "taskFinished":
        return [`${event.task} ${event.outcome}`];
      case "taskCancelRequested":
        return [`${event.task} cancelled by ${event.by}`];
      default:
        return [];
    }
  });
}

// Both interpreters are loaded before the first program's time is counted.
beforeAll(async () => {
  await Promise.all([runPython("pass"), tracePython("pass")]);
}, 120_000);

describe("a traced Python program", () => {
  it.each(twins)("%s prints the same lines at the same times as untraced", async (file) => {
    const source = readFileSync(`content/${file}`, "utf8");
    const plain = await runPython(source);
    const events = await tracePython(source);
    const lines = plain.lines.filter(({ stream }) => stream === "out");
    expect(linesOf(events).filter((line) => (line as { stream: string }).stream === "out")).toEqual(
      lines,
    );
    expect(ofType(events, "finished").map(({ outcome }) => outcome.kind)).toEqual([
      plain.outcome.kind,
    ]);
    expect(events.every((event, at) => at === 0 || event.at >= (events[at - 1]?.at ?? 0))).toBe(
      true,
    );
  });

  it("tells tasks by their names, what they wait for, who wakes them and where", async () => {
    const events = await tracePython(`import asyncio

async def cook(lock):
    async with lock:
        await asyncio.sleep(1.5)

async def main():
    lock = asyncio.Lock()
    rice = asyncio.create_task(cook(lock), name="rice")
    soup = asyncio.create_task(cook(lock), name="soup")
    await rice
    soup.cancel()

asyncio.run(main())
`);
    expect(story(events)).toEqual([
      "created Task-1 in 14",
      "created rice in 9",
      "created soup in 10",
      "1 waits: task rice in 11",
      "2 waits: sleep 1.5 s in 5",
      "3 waits: lock 1 in 4",
      "2 woken by null",
      "3 woken by 2",
      "1 woken by 2",
      "2 returned",
      "3 waits: sleep 1.5 s in 5",
      "3 cancelled by 1",
      "3 woken by 1",
      "1 returned",
      "3 cancelled",
    ]);
  });

  it("suspends callers with the call they await, and resumes them when it is over", async () => {
    const events = await tracePython(`import asyncio

async def inner():
    await asyncio.sleep(1)
    await asyncio.sleep(1)

async def main():
    await inner()

asyncio.run(main())
`);
    const calls = events.flatMap((event) => {
      if (event.type === "frameEntered") return [`enter ${event.name}`];
      if (event.type === "frameSuspended") return [`suspend ${event.frame}: ${event.text}`];
      if (event.type === "frameResumed") return [`resume ${event.frame}`];
      return event.type === "frameExited" ? [`exit ${event.frame}`] : [];
    });
    expect(calls).toEqual([
      "enter (module)",
      "suspend 1: asyncio.run(main())",
      "enter main",
      "enter inner",
      "suspend 3: asyncio.sleep(1)",
      "suspend 2: inner()",
      "resume 3",
      "suspend 3: asyncio.sleep(1)",
      "resume 3",
      "exit 3",
      "resume 2",
      "exit 2",
      "resume 1",
      "exit 1",
    ]);
  });

  it("names the line of an error, and the parts of a group", async () => {
    const [finished] = ofType(
      await tracePython(`import asyncio

async def burn():
    raise ValueError("smoke")

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(burn())

asyncio.run(main())
`),
      "finished",
    );
    expect(finished?.outcome).toMatchObject({
      kind: "threw",
      error: {
        name: "ExceptionGroup",
        errors: [{ error: { message: "smoke", stack: [{ place: { file: "main.py", line: 4 } }] } }],
      },
    });
  });

  it("tells what becomes of locks and queues, by the names the program gives them", async () => {
    const events = await tracePython(`import asyncio

async def cook(kettle, orders):
    async with kettle:
        orders.put_nowait("tea")
        await asyncio.sleep(1)

async def main():
    kettle = asyncio.Lock()
    orders = asyncio.Queue()
    both = asyncio.gather(cook(kettle, orders), cook(kettle, orders))
    await orders.get()
    await both
    orders.task_done()
    bell = asyncio.Event()
    bell.set()
    bell.set()
    async with asyncio.Semaphore(2):
        pass

asyncio.run(main())
`);
    const things = new Map(
      ofType(events, "objectMade").map(({ object, name }) => [object, name] as const),
    );
    expect(
      ofType(events, "objectChanged").map(
        ({ object, task, change, length }) =>
          `${things.get(object)} ${change} ${length} by ${task}`,
      ),
    ).toEqual([
      "Lock kettle acquired 1 by 2",
      "Queue orders put 1 by 2",
      "Queue orders got 0 by 1",
      "Lock kettle released 0 by 2",
      "Lock kettle acquired 1 by 3",
      "Queue orders put 1 by 3",
      "Lock kettle released 0 by 3",
      "Queue orders taskDone 1 by 1",
      "Event bell set 1 by 1",
      "Semaphore 1 acquired 1 by 1",
      "Semaphore 1 released 2 by 1",
    ]);
  });

  it("tells conditions and barriers, but not what a barrier is made of", async () => {
    const events = await tracePython(`import asyncio

async def guest(door, food):
    await door.wait()
    async with food:
        await food.wait()

async def main():
    door, food = asyncio.Barrier(2), asyncio.Condition()
    guests = asyncio.gather(guest(door, food), guest(door, food))
    await asyncio.sleep(1)
    async with food:
        food.notify_all()
    await guests

asyncio.run(main())
`);
    const changes = ofType(events, "objectChanged").map(
      ({ change, length }) => `${change} ${length}`,
    );
    expect(changes.filter((change) => !/acquired|released/.test(change))).toEqual([
      "filled 2",
      "notified 2",
    ]);
    expect(
      ofType(events, "objectMade")
        .map(({ of }) => of)
        .sort(),
    ).toEqual(["Barrier", "Condition", "Lock"]);
  });

  it("tells the timers that the program itself sets, and no others", async () => {
    const events = await tracePython(`import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, print, "rings")
    loop.call_later(5, print, "never").cancel()
    await asyncio.sleep(2)

asyncio.run(main())
`);
    const timers = events.flatMap((event) => {
      if (event.type === "timerSet")
        return [`set ${event.timer}: ${event.of}, due ${event.due}, line ${event.place?.line}`];
      if (event.type === "timerFired") return [`fired ${event.timer} at ${event.at}`];
      return event.type === "timerCleared" ? [`cleared ${event.timer}`] : [];
    });
    expect(timers).toEqual([
      "set 1: call_later, due 1000, line 5",
      "set 2: call_later, due 5000, line 6",
      "cleared 2",
      "fired 1 at 1000",
    ]);
  });

  it("shows a program nothing of the telling", async () => {
    const events = await tracePython(`import asyncio, sys

async def main():
    loop = asyncio.get_running_loop()
    timer = loop.call_later(1, print)
    handle = loop.call_soon(print)
    timer.cancel()
    print(type(timer).__name__, type(handle).__name__, type(asyncio.current_task()))
    print(asyncio.Lock.acquire.__module__, asyncio.Queue.put_nowait.__qualname__)

asyncio.run(main())
`);
    expect(linesOf(events).map((line) => (line as { text: string }).text)).toEqual([
      "TimerHandle Handle <class '_asyncio.Task'>",
      "asyncio.locks Queue.put_nowait",
      "",
    ]);
  });

  it("says who waits for what in a deadlock", async () => {
    const events = await tracePython("import asyncio\nasyncio.run(asyncio.Queue().get())\n");
    const [finished] = ofType(events, "finished");
    expect(finished?.outcome).toMatchObject({
      kind: "deadlocked",
      waiting: [{ name: "Task-1", on: { kind: "queueGet" } }],
    });
  });
});
