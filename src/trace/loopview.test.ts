// The event loop at every step of a run: what runs, and what stands in which queue.
import { expect, test } from "vitest";
import { Outline } from "./outline.ts";
import { program, record } from "./programs/support/record.ts";
import { Timeline } from "./timeline.ts";

async function loopOf(source: string): Promise<string[]> {
  const { events } = await record(source);
  const { story } = Timeline.of(events);
  const outline = new Outline(story, source);
  const { moments } = outline;
  const names = (lanes: readonly number[]) => lanes.map((lane) => moments.labels.of(lane)).join();
  return Array.from({ length: outline.length }, (_, at) => {
    const { event, text } = outline.row(at);
    const { running, continuing, ready, timers } = moments.loop(event);
    const run = running < 0 ? "nobody" : moments.labels.of(running);
    const due = names(timers.map(({ lane }) => lane));
    return `${text} | ${run} | ${names(continuing)} | ${names(ready)} | ${due}`;
  });
}

const source = `console.log("script");
setTimeout(() => console.log("timeout"), 0);
queueMicrotask(() => console.log("first"));
async function later() {
  await null;
  console.log("after await");
}
later();
queueMicrotask(() => queueMicrotask(() => console.log("nested")));
console.log("end");
`;

test("microtasks stand in their queue from the moment they are asked for until they run, before timers", async () => {
  expect(await loopOf(source)).toEqual([
    "the program begins | program |  |  | ",
    "program prints “script” | program |  |  | ",
    "setTimeout is set: timer 0 ms | program |  |  | setTimeout",
    "program queues a microtask | program | microtask 1 |  | setTimeout",
    "program calls later() | later() | microtask 1 |  | setTimeout",
    "later() waits for null | program | microtask 1,later() |  | setTimeout",
    "program queues a microtask | program | microtask 1,later(),microtask 2 |  | setTimeout",
    "program prints “end” | program | microtask 1,later(),microtask 2 |  | setTimeout",
    "“microtask 1” runs its callback | microtask 1 | later(),microtask 2 |  | setTimeout",
    "“microtask 1” prints “first” | microtask 1 | later(),microtask 2 |  | setTimeout",
    "later() goes on | later() | microtask 2 |  | setTimeout",
    "later() prints “after await” | later() | microtask 2 |  | setTimeout",
    "later() finishes | nobody | microtask 2 |  | setTimeout",
    "“microtask 2” runs its callback | microtask 2 |  |  | setTimeout",
    "“microtask 2” queues a microtask | microtask 2 | microtask |  | setTimeout",
    "microtask runs its callback | microtask |  |  | setTimeout",
    "microtask prints “nested” | microtask |  |  | setTimeout",
    "setTimeout is due, its callback runs | setTimeout |  |  | ",
    "setTimeout prints “timeout” | setTimeout |  |  | ",
    "the program is over | nobody |  |  | ",
  ]);
});

const chain = `async function inner() {
  await null;
}
async function outer() {
  await inner();
  console.log("done");
}
outer();
`;

test("who awaits a call is queued when that has ended, not before", async () => {
  const loop = await loopOf(chain);
  expect(loop).toContain("inner() waits for null | outer() | inner() |  | ");
  expect(loop).toContain("inner() goes on | inner() |  |  | ");
  expect(loop).toContain("inner() finishes | nobody | outer() |  | ");
});

test("tasks stand in the ready queue, and never among the microtasks at the same time", async () => {
  const loop = await loopOf(program("two-cooks"));
  expect(loop).toContain("program makes task rice | program |  | soup,rice | ");
});
