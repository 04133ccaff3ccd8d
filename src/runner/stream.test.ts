import { expect, test } from "vitest";
import type { TraceEvent } from "./protocol.ts";
import { EventStream } from "./stream.ts";

const started: TraceEvent = { at: 0, type: "started", seed: 1, schedule: 0 };
const resumed = (at: number): TraceEvent => ({ at, type: "taskResumed", task: 1 });
const finished: TraceEvent = { at: 9, type: "finished", outcome: { kind: "returned" } };

async function all(stream: EventStream): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

test("a reader gets all events, whether it comes early or late", async () => {
  const [early, late] = [new EventStream(), new EventStream()];
  const read = all(early);
  for (const stream of [early, late]) {
    stream.push([started]);
    await Promise.resolve();
    stream.push([resumed(5)]);
    stream.push([finished]);
  }
  expect(await read).toEqual([started, resumed(5), finished]);
  expect(await all(late)).toEqual([started, resumed(5), finished]);
});

test("who sends is told what was taken: a batch when its reader is done with it, nothing at once", async () => {
  let taken = 0;
  const stream = new EventStream(() => {
    taken += 1;
  });
  const batches = stream.batches();
  stream.push([]);
  expect(taken).toBe(1);
  stream.push([started]);
  stream.push([resumed(5)]);
  await batches.next();
  expect(taken).toBe(1);
  await batches.next();
  expect(taken).toBe(2);
});

test("nothing follows the end, not even in its own batch", async () => {
  const stream = new EventStream();
  stream.push([started, finished, resumed(10)]);
  stream.push([resumed(11)]);
  stream.finish({ kind: "stopped" });
  expect(await all(stream)).toEqual([started, finished]);
});

test("an end from outside stands at the time of the last event", async () => {
  const stream = new EventStream();
  stream.push([started, resumed(1234)]);
  stream.finish({ kind: "stopped" });
  expect((await all(stream)).at(-1)).toEqual({
    ...{ at: 1234, type: "finished", outcome: { kind: "stopped" } },
  });
});
