import { expect, test } from "vitest";
import type { TraceEvent } from "../runner/protocol.ts";
import { Axis } from "./axis.ts";
import { Timeline } from "./timeline.ts";

const size = { length: 600, mostRoom: 8, timeShare: 0.5 };

function prints(...times: readonly number[]): Timeline {
  const events: TraceEvent[] = [{ at: 0, type: "started", seed: 1, schedule: 0 }];
  for (const at of times) {
    events.push({
      at,
      type: "console",
      method: "log",
      values: [],
      task: null,
      frame: null,
      place: null,
    });
  }
  events.push({ at: times.at(-1) ?? 0, type: "finished", outcome: { kind: "returned" } });
  return Timeline.of(events);
}

test("later events never stand before earlier ones, and a position leads back to its event", () => {
  const { log } = prints(0, 0, 5, 5, 5, 90, 91).story;
  const axis = new Axis([log], size);
  for (let event = 0; event < log.length; event++) {
    expect(axis.after(event)).toBeGreaterThanOrEqual(axis.x(event));
    if (event > 0) expect(axis.x(event)).toBeGreaterThanOrEqual(axis.x(event - 1));
    const found = axis.eventAt(axis.after(event));
    expect(axis.after(found)).toBeCloseTo(axis.after(event));
    expect(found).toBeGreaterThanOrEqual(event);
  }
  expect(axis.length).toBeCloseTo(600);
});

test("equal gaps of time are equally wide, whatever happens within the instants", () => {
  const axis = new Axis([prints(100, 100, 100, 100, 200, 300).story.log], size);
  const gap = (instant: number) => axis.start(instant + 1) - axis.end(instant);
  expect(gap(1)).toBeCloseTo(gap(0));
  expect(gap(2)).toBeCloseTo(gap(0));
});

test("a night between hours is folded, and nothing else is", () => {
  const axis = new Axis([prints(10, 20, 30, 40, 1_000_040, 1_000_050).story.log], size);
  expect(axis.folded.length).toBe(1);
  expect(axis.times.at(axis.folded.at(0))).toBe(40);
  const gap = (instant: number) => axis.start(instant + 1) - axis.end(instant);
  expect(gap(4)).toBeLessThan(gap(0) * 13);
});

test("two runs share their instants: what happens at one time stands at one place", () => {
  const [one, other] = [prints(10, 30).story.log, prints(10, 10, 20, 30).story.log];
  const axis = new Axis([one, other], size);
  const instant = axis.instantAt(30);
  const first = one.instants.at(one.instants.length - 1);
  const second = other.instants.at(other.instants.length - 1);
  expect(axis.x(first, 0)).toBeCloseTo(axis.start(instant));
  expect(axis.x(second, 1)).toBeCloseTo(axis.start(instant));
  expect(Array.from({ length: axis.times.length }, (_, at) => axis.times.at(at))).toEqual([
    0, 10, 20, 30,
  ]);
});
