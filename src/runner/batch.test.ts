import { expect, test } from "vitest";
import { BatchReader } from "./batch.ts";
import { readFromFrame, readFromWorker } from "./messages.ts";
import type { Site } from "./protocol.ts";

const site: Site = { file: "main.ts", line: 3, column: 9, kind: "await", text: "sleep(5)" };
const place = { file: "main.ts", line: 3, column: 9 };
const read = (items: unknown) => new BatchReader([site]).read(JSON.stringify(items));
const on = { kind: "sleep", text: "sleep 5 ms", task: null, object: null };

test("rows become the events they stand for", () => {
  expect(
    read([
      ["E", 0, 1, null, 2, 0],
      ["S", 1, 1, 0],
      ["R", 2, 1],
      ["X", 3, 1, 1],
      ["b", 4, 2],
      ["r", 5, 2],
      ["s", 6, 2],
      ["k", 7, 2, null],
      ["w", 8, 2, 0, on],
    ]),
  ).toEqual([
    { at: 0, type: "frameEntered", frame: 1, parent: null, task: 2, name: "sleep(5)", place },
    { at: 1, type: "frameSuspended", frame: 1, text: "sleep(5)", place },
    { at: 2, type: "frameResumed", frame: 1 },
    { at: 3, type: "frameExited", frame: 1, threw: true },
    { at: 4, type: "taskStarted", task: 2 },
    { at: 5, type: "taskResumed", task: 2 },
    { at: 6, type: "taskSuspended", task: 2 },
    { at: 7, type: "taskWoken", task: 2, by: null },
    { at: 8, type: "taskWaited", task: 2, on, place },
  ]);
});

test("a site that the script does not have is no place", () => {
  expect(
    read([
      ["S", 1, 1, -1],
      ["S", 1, 1, 99],
      ["S", 1, 1, "constructor"],
    ]),
  ).toEqual(
    [1, 2, 3].map(() => ({ at: 1, type: "frameSuspended", frame: 1, text: "", place: null })),
  );
});

test("what is no event is as if it had never come", () => {
  const good = { at: 1, type: "started", seed: 1, schedule: 0 };
  const string = { kind: "string", value: "x", length: 1 };
  const said = { ...{ at: 1, type: "console", values: [string] }, task: null, frame: null, place };
  const bad: unknown[] = [
    null,
    5,
    "x",
    [],
    ["E"],
    ["Q", 1, 2],
    ["R", "now", 1],
    ["w", 1, 2, 0, { kind: "sleep" }],
    {},
    { type: "started", seed: 1, schedule: 0 },
    { ...good, type: "constructor" },
    { ...good, at: "soon" },
    { ...good, seed: "1" },
    { ...said, method: "eval" },
    { ...said, method: "log", values: [{ kind: "string", value: 5, length: 1 }] },
    { ...said, method: "log", values: [{ kind: "toString" }] },
    { ...said, method: "log", place: { file: 1, line: 2, column: 3 } },
    { at: 1, type: "finished", outcome: { kind: "won" } },
    { at: 1, type: "finished", outcome: { kind: "threw", error: { name: "x" } } },
  ];
  expect(read([...bad, good])).toEqual([good]);
  expect(read([{ ...said, method: "log" }])).toHaveLength(1);
  expect(new BatchReader([]).read("no JSON")).toEqual([]);
  expect(new BatchReader([]).read('{"at":1}')).toEqual([]);
});

test("what is inherited does not count", () => {
  const text = '[{"at":1,"__proto__":{"type":"started"},"seed":1,"schedule":0}]';
  expect(new BatchReader([]).read(text)).toEqual([]);
  const message = Object.create({ type: "batch", text: "[]", count: 0, last: true });
  expect(readFromWorker(message)).toBeNull();
});

test("of a message only what belongs to it is read", () => {
  const outcome = { kind: "returned" };
  expect(readFromWorker({ type: "alive", last: true, extra: () => {} })).toEqual({ type: "alive" });
  expect(readFromWorker({ type: "batch", text: "[]", count: 0, last: 1 })).toEqual({
    ...{ type: "batch", text: "[]", count: 0, last: false },
  });
  expect(readFromFrame({ type: "ended", run: 1, outcome })).toEqual({
    ...{ type: "ended", run: 1, outcome },
  });
});

test("messages of another form are no messages", () => {
  for (const data of [null, "batch", [], { type: "batch", text: 5, count: 0 }, { type: "x" }]) {
    expect(readFromWorker(data)).toBeNull();
    expect(readFromFrame(data)).toBeNull();
  }
  expect(readFromFrame({ type: "batch", text: "[]" })).toBeNull();
  expect(readFromFrame({ type: "ended", run: 1, outcome: { kind: "won" } })).toBeNull();
});
