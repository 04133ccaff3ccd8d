import { expect, test } from "vitest";
import { program, programsIn, record } from "../trace/programs/support/record.ts";
import { Timeline } from "../trace/timeline.ts";
import { figureOf } from "./timelinefigure.ts";

test("what a program calls its tasks can't become markup", async () => {
  const { events, source } = await record(
    'import { createTask, sleep } from "asyncio";\nawait createTask(() => sleep(5), { name: "<b>&\\"x" });\n',
  );
  const svg = figureOf(Timeline.of(events), { source, id: "x" }).svg;
  expect(svg).not.toContain("<b>");
  expect(svg).toContain("&lt;b&gt;&amp;&quot;x");
});

test("the same run gives the same figure, and two figures share no names", async () => {
  const { events, source } = await record(program("two-cooks"));
  const svg = figureOf(Timeline.of(events), { source, id: "one-" }).svg;
  expect(figureOf(Timeline.of(events), { source, id: "one-" }).svg).toBe(svg);
  const ids = (text: string) => [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  const all = [...ids(svg), ...ids(figureOf(Timeline.of(events), { source, id: "two-" }).svg)];
  expect(new Set(all).size).toBe(all.length);
});

test.each(programsIn("src/trace/programs").map((one) => [one.name, one.source] as const))(
  "the figure of %s has numbers everywhere, and the patterns that it is filled with",
  async (name, source) => {
    const { events } = await record(source, name);
    const svg = figureOf(Timeline.of(events), { source, id: "n" }).svg;
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
    const defined = [...svg.matchAll(/<pattern id="([^"]*)"/g)].map(([, id]) => id);
    const filled = [...svg.matchAll(/fill="url\(#([^)]*)\)"/g)].map(([, id]) => id);
    expect(new Set(defined)).toEqual(new Set(filled));
  },
);
