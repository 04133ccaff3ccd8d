// The stories of single programs, as a reader is told them.
import { expect, test } from "vitest";
import type { Moments } from "./moment.ts";
import { Outline } from "./outline.ts";
import { program, record } from "./programs/support/record.ts";
import { Timeline } from "./timeline.ts";

async function told(name: string) {
  const { events, source } = await record(program(name), name);
  const { story } = Timeline.of(events);
  const outline = new Outline(story, source);
  const lane = (label: string) =>
    [...story.lanes].find(({ index }) => outline.moments.labels.of(index) === label)?.index ?? -1;
  const at = (text: string) => {
    for (let row = 0; row < outline.length; row++) {
      if (outline.row(row).text === text) return outline.row(row).event;
    }
    throw new Error(`Cannot find "${text}" in the story of ${name}:\n${outline.text()}`);
  };
  return { story, outline, lane, at, moments: outline.moments as Moments };
}

test("two cooks: tasks are called after their variables, and an end tells whom it wakes", async () => {
  const { outline } = await told("two-cooks");
  const text = outline.text();
  expect(text).toContain("0.000 s  program makes task soup");
  expect(text).toContain("1.000 s  rice finishes");
  expect(text).toContain("3.000 s  program prints “dinner”");
});

test("deadlock: who waits says for what, who holds it and since when", async () => {
  const { outline, moments, lane, at } = await told("deadlock");
  const last = outline.row(outline.length - 1);
  expect(last.text).toBe("nothing can happen any more: whoever still waits, waits for ever");
  expect(moments.sentences.doing(lane("brew tea"), last.event)).toBe(
    "waits for lock stove, held by “brew coffee” since 0.000 s",
  );
  const kettle = moments.things(at("“brew tea” sleeps for 500 ms"))[0];
  expect(kettle).toMatchObject({ size: 1, queue: [], holders: [{ lane: lane("brew tea") }] });
});

test("semaphore of three: three hold it, the others stand in line", async () => {
  const { moments, at, lane } = await told("semaphore");
  const [limit] = moments.things(
    at("“call 7” waits for semaphore limit, held by “call 1”, “call 2” and “call 3” since 0.000 s"),
  );
  expect(limit?.holders.map((holder) => holder.lane)).toEqual(
    ["call 1", "call 2", "call 3"].map(lane),
  );
  expect(limit?.queue).toEqual(["call 4", "call 5", "call 6", "call 7"].map(lane));
});

test("task group: a failure cancels the others, and the story says who asked", async () => {
  const { outline } = await told("task-group");
  const text = outline.text();
  expect(text).toContain("second fails: Error: out of paper");
  expect(text).toContain("second asks third to stop");
  expect(text).toContain("third is cancelled");
});

test("shield: the request is cancelled, what it shields is not", async () => {
  const { story, lane } = await told("shield");
  const end = (label: string) => story.lanes.endOf(lane(label), 0)?.end;
  expect([end("request"), end("save")]).toEqual(["cancelled", "returned"]);
});

test("a blocked loop: nobody else gets on while one computes", async () => {
  const { story, lane } = await told("blocked");
  expect(story.stalls).toMatchObject([{ lane: lane("report"), from: 300, to: 800 }]);
});

test("producer and consumers: what is put wakes who waits, as a hand-over", async () => {
  const { story, lane } = await told("producer-consumers");
  const causes = Array.from({ length: story.causes.length }, (_, at) => story.causes.get(at));
  expect(causes).toContainEqual(expect.objectContaining({ kind: "handed", to: lane("Ann") }));
});

test("the loop at a moment: who runs, who is ready, what time brings", async () => {
  const { moments, at, lane } = await told("two-cooks");
  const [program, soup, rice] = ["program", "soup", "rice"].map(lane);
  expect(moments.loop(at("program makes task rice"))).toMatchObject({
    running: program,
    ready: [soup, rice],
    timers: [],
  });
  expect(moments.loop(at("rice sleeps for 1 s"))).toMatchObject({
    running: -1,
    ready: [],
    timers: [
      { lane: rice, at: 1000 },
      { lane: soup, at: 3000 },
    ],
    waiting: [program],
  });
});
