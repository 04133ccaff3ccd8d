// Rules that every run's story keeps, tried on programs a reader meets and on a thousand made-up ones.
import { expect, test } from "vitest";
import type { TraceEvent } from "../runner/protocol.ts";
import { Outline } from "./outline.ts";
import { generateMany } from "./programs/support/generate.ts";
import { programsIn, record } from "./programs/support/record.ts";
import type { Story } from "./story.ts";
import { Timeline } from "./timeline.ts";

/** What must hold for every run there is; each broken rule is a sentence. */
function brokenRules(name: string, events: readonly TraceEvent[]): string[] {
  const { story } = Timeline.of(events);
  return [...overlaps(story), ...twoRunners(story), ...endlessWaits(story, events)].map(
    (rule) => `${name}: ${rule}`,
  );
}

function overlaps({ lanes, spans }: Story): string[] {
  const broken: string[] = [];
  for (const { index } of lanes) {
    for (let position = 1; position < spans.countOf(index); position++) {
      const [before, after] = [spans.ofLane(index, position - 1), spans.ofLane(index, position)];
      if (!before || !after) continue;
      if (before.to < 0 || before.to > after.from || before.from > before.to) {
        broken.push(`lane ${index}: ${before.from} to ${before.to} overlaps ${after.from}`);
      }
    }
  }
  return broken;
}

function twoRunners({ lanes, spans, log }: Story): string[] {
  const running: { lane: number; from: number; to: number }[] = [];
  for (const { index } of lanes) {
    for (let position = 0; position < spans.countOf(index); position++) {
      const span = spans.ofLane(index, position);
      if (span?.state !== "running") continue;
      running.push({ lane: index, from: span.from, to: span.to < 0 ? log.length : span.to });
    }
  }
  running.sort((one, other) => one.from - other.from || one.to - other.to);
  return running.flatMap((span, at) => {
    const before = running[at - 1];
    if (!before || before.to <= span.from) return [];
    return [`lanes ${before.lane} and ${span.lane} both run at event ${span.from}`];
  });
}

/** When a program returns, nobody is left running or ready: whoever is left waits. */
function endlessWaits({ lanes, spans, log }: Story, events: readonly TraceEvent[]): string[] {
  const last = events.at(-1);
  if (last?.type !== "finished" || last.outcome.kind !== "returned") return [];
  const broken: string[] = [];
  for (const { index, kind, name } of lanes) {
    const span = spans.ofLane(index, spans.countOf(index) - 1);
    if (kind === "task" && span && span.to < 0 && span.state !== "waiting") {
      broken.push(`${name} is still ${span.state} at the end, from ${span.from} of ${log.length}`);
    }
  }
  return broken;
}

/** Tasks that neither ended nor were reported: `run` leaves none. */
function unended(events: readonly TraceEvent[]): string[] {
  const { lanes } = Timeline.of(events).story;
  const tasks = [...lanes].filter(({ kind, index }) => kind === "task" && !lanes.endOf(index, 0));
  return tasks.map(({ name, runs }) => `${name} (${runs})`);
}

/** Everything that can be asked about an event. */
function stateAt({ story }: Timeline, outline: Outline, event: number): string {
  const { moments } = outline;
  const lanes = [...story.lanes].map(({ index }) => moments.lane(index, event));
  return JSON.stringify([
    moments.at(event),
    moments.place(event),
    lanes,
    moments.loop(event),
    moments.things(event),
  ]);
}

/** Walks through a run, one stop in so many events, and back again. */
function expectSameBack(timeline: Timeline, stride: number): void {
  const outline = new Outline(timeline.story);
  const forward: string[] = [];
  for (let event = 0; event < timeline.story.log.length; event += stride) {
    forward.push(stateAt(timeline, outline, event));
  }
  const fresh = new Outline(timeline.story);
  for (let stop = forward.length - 1; stop >= 0; stop--) {
    expect(stateAt(timeline, fresh, stop * stride)).toBe(forward[stop]);
  }
}

const programs = [
  ...programsIn("src/trace/programs", "content", "content/01-waiting", "content/04-coroutines"),
  ...programsIn("src/asyncio/parity"),
].slice(0, 66);

test("there are at least sixty programs to try", () => {
  expect(programs.length).toBeGreaterThanOrEqual(60);
});

test.each(programs.map((one) => [one.name, one.source] as const))("%s", async (name, source) => {
  const { events } = await record(source, name);
  expect(brokenRules(name, events)).toEqual([]);
  const outline = new Outline(Timeline.of(events).story, source);
  const rows = Array.from({ length: outline.length }, (_, at) => outline.row(at));
  expect(rows.filter(({ text }) => text === "")).toEqual([]);
  const printed = events.filter((one) => one.type === "console" && one.method !== "groupEnd");
  expect(rows.filter(({ text }) => / prints “/.test(text))).toHaveLength(printed.length);
});

test("a thousand generated programs: spans never overlap, one thing runs at a time, every wait ends, back is as forward", async () => {
  for (let from = 0; from < 1000; from += 100) {
    const { events } = await record(generateMany(from, 100), `programs from ${from}`);
    expect(events.at(-1)).toMatchObject({ type: "finished", outcome: { kind: "returned" } });
    expect(brokenRules(`programs from ${from}`, events)).toEqual([]);
    expect(unended(events)).toEqual([]);
    const timeline = Timeline.of(events);
    expectSameBack(timeline, Math.ceil(timeline.story.log.length / 12));
  }
}, 240_000);

test("stepping forward and back returns to the same state", async () => {
  const { events } = await record(generateMany(5000, 12), "programs");
  expectSameBack(Timeline.of(events), 7);
});

test("events in portions give the same story as all at once", async () => {
  const { events } = await record(generateMany(7000, 3), "programs");
  const portions = new Timeline();
  for (let from = 0; from < events.length; from += 13)
    portions.append(events.slice(from, from + 13));
  const [one, other] = [new Outline(Timeline.of(events).story), new Outline(portions.story)];
  expect(other.text()).toBe(one.text());
});

test("timers that set the next one take turns in two lanes", async () => {
  const { events } = await record(
    "let left = 9;\nconst tick = () => { if (left-- > 0) setTimeout(tick, 10); };\ntick();\n",
  );
  const { lanes } = Timeline.of(events).story;
  expect([...lanes].map(({ name }) => name)).toEqual(["program", "setTimeout", "setTimeout"]);
});
