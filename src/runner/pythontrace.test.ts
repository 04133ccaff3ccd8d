// What is told of a Python program: the same lines as without telling, and events in the words that the
// console and the timeline know from TypeScript.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
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

  it("says who waits for what in a deadlock", async () => {
    const events = await tracePython("import asyncio\nasyncio.run(asyncio.Queue().get())\n");
    const [finished] = ofType(events, "finished");
    expect(finished?.outcome).toMatchObject({
      kind: "deadlocked",
      waiting: [{ name: "Task-1", on: { kind: "queueGet" } }],
    });
  });
});
