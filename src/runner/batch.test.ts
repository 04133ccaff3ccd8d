import { expect, test } from "vitest";
import { BatchReader } from "./batch.ts";
import { readFromFrame, readFromWorker } from "./messages.ts";
import type { Site } from "./protocol.ts";
import { codes } from "./rows.ts";

const site: Site = { file: "main.ts", line: 3, column: 9, kind: "await", text: "sleep(5)" };
const place = { file: "main.ts", line: 3, column: 9 };
const read = (items: unknown) => new BatchReader([site]).read(JSON.stringify(items));
const unpack = (rows: readonly (readonly number[])[], items: readonly unknown[] = []) =>
  new BatchReader([site]).read(JSON.stringify(items), Int32Array.from(rows.flat()));
const on = { kind: "sleep", text: "sleep 5 ms", task: null, object: null };
const started = { at: 1, type: "started", seed: 1, schedule: 0 };

test("rows become the events they stand for", () => {
  const texts = ["Task-1", "main.ts", "sleep", "sleep 5 ms", "setTimeout", "put"];
  const rows = [
    [codes.frameEntered, 0, 1, -1, 2, 0],
    [codes.frameSuspended, 1, 1, 0],
    [codes.frameResumed, 2, 1],
    [codes.frameExited, 3, 1, 1],
    [codes.taskCreated, 4, 2, 0, -1, 1, 3, 9],
    [codes.taskCreated, 4, 3, 0, 2, -1, 0, 0],
    [codes.taskStarted, 4, 2],
    [codes.taskResumed, 5, 2],
    [codes.taskSuspended, 6, 2],
    [codes.taskWoken, 7, 2, -1],
    [codes.taskWaited, 8, 2, 0, 2, 3, -1, -1],
    [codes.taskFinished, 9, 2, 0],
    [codes.taskFinished, 9, 3, 1],
    [codes.timerSet, 10, 4, 500, 4],
    [codes.timerFired, 510, 4],
    [codes.timerCleared, 510, 5],
    [codes.objectChanged, 511, 1, 2, 5, 3],
  ];
  expect(unpack(rows, texts)).toEqual([
    { at: 0, type: "frameEntered", frame: 1, parent: null, task: 2, name: "sleep(5)", place },
    { at: 1, type: "frameSuspended", frame: 1, text: "sleep(5)", place },
    { at: 2, type: "frameResumed", frame: 1 },
    { at: 3, type: "frameExited", frame: 1, threw: true },
    { at: 4, type: "taskCreated", task: 2, name: "Task-1", parent: null, place },
    { at: 4, type: "taskCreated", task: 3, name: "Task-1", parent: 2, place: null },
    { at: 4, type: "taskStarted", task: 2 },
    { at: 5, type: "taskResumed", task: 2 },
    { at: 6, type: "taskSuspended", task: 2 },
    { at: 7, type: "taskWoken", task: 2, by: null },
    { at: 8, type: "taskWaited", task: 2, on, place },
    { at: 9, type: "taskFinished", task: 2, outcome: "returned", error: null },
    { at: 9, type: "taskFinished", task: 3, outcome: "cancelled", error: null },
    { at: 10, type: "timerSet", timer: 4, due: 510, of: "setTimeout" },
    { at: 510, type: "timerFired", timer: 4 },
    { at: 510, type: "timerCleared", timer: 5 },
    { at: 511, type: "objectChanged", object: 1, task: 2, change: "put", length: 3 },
  ]);
});

test("what is in the list comes where its row stands, and texts are known from then on", () => {
  const reader = new BatchReader([site]);
  const rows = [[codes.frameResumed, 0, 1], [codes.event], [codes.frameResumed, 2, 1]];
  const first = reader.read(JSON.stringify(["a", started, "b"]), Int32Array.from(rows.flat()));
  expect(first.map(({ type }) => type)).toEqual(["frameResumed", "started", "frameResumed"]);
  const later = reader.read("[]", Int32Array.of(codes.objectChanged, 3, 1, -1, 1, 0));
  expect(later).toMatchObject([{ change: "b", task: null }]);
});

test("a time that no row has room for is its epoch and the rest", () => {
  const rows = [
    [codes.epoch, 80],
    [codes.timerFired, 5, 1],
  ];
  expect(unpack(rows)).toMatchObject([{ at: 80 * 2 ** 30 + 5 }]);
});

test("a site that the script does not have is no place", () => {
  expect(unpack([-1, 99].map((at) => [codes.frameSuspended, 1, 1, at]))).toEqual(
    [1, 2].map(() => ({ at: 1, type: "frameSuspended", frame: 1, text: "", place: null })),
  );
});

test("a row that is none, or names no text, is as if it had never come", () => {
  const good = [codes.frameResumed, 1, 1];
  expect(unpack([[codes.event], [codes.objectChanged, 1, 1, 1, 7, 1], good])).toHaveLength(1);
  expect(unpack([[codes.event], good], [{ at: 1, type: "won" }])).toHaveLength(1);
  expect(unpack([[codes.taskWaited, 1, 1, 0, 0, -1, 0, 0], good], ["sleep"])).toHaveLength(1);
  expect(unpack([good, [99, 1, 1], good])).toHaveLength(1);
  expect(unpack([good, [-1], good])).toHaveLength(1);
  expect(unpack([good, [codes.frameExited, 1]])).toHaveLength(1);
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
    ["R", 2, 1],
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
  const rows = Int32Array.of(0);
  const packed = { type: "batch", run: 1, text: "[]", rows, more: 1 };
  expect(readFromFrame(packed)).toEqual({ type: "batch", run: 1, text: "[]", rows });
  expect(readFromFrame({ ...packed, rows: [0] })).toEqual({ type: "batch", run: 1, text: "[]" });
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
