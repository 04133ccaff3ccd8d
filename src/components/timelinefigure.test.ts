import { expect, test } from "vitest";
import { program, programsIn, record } from "../trace/programs/support/record.ts";
import { figure } from "./timelinefigure.ts";

test("what a program calls its tasks can't become markup", async () => {
  const { events, source } = await record(
    'import { createTask, sleep } from "asyncio";\nawait createTask(() => sleep(5), { name: "<b>&\\"x" });\n',
  );
  const svg = figure(events, { source, id: "x" });
  expect(svg).not.toContain("<b>");
  expect(svg).toContain("&lt;b&gt;&amp;&quot;x");
});

test("the same run gives the same figure, and two figures share no names", async () => {
  const { events, source } = await record(program("two-cooks"));
  const svg = figure(events, { source, id: "one-" });
  expect(figure(events, { source, id: "one-" })).toBe(svg);
  const ids = (text: string) => [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  const all = [...ids(svg), ...ids(figure(events, { source, id: "two-" }))];
  expect(new Set(all).size).toBe(all.length);
});

test.each(programsIn("src/trace/programs").map((one) => [one.name, one.source] as const))(
  "the figure of %s has numbers everywhere, and the patterns that it is filled with",
  async (name, source) => {
    const { events } = await record(source, name);
    const svg = figure(events, { source, id: "n" });
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
    const defined = [...svg.matchAll(/<pattern id="([^"]*)"/g)].map(([, id]) => id);
    const filled = [...svg.matchAll(/fill="url\(#([^)]*)\)"/g)].map(([, id]) => id);
    expect(new Set(defined)).toEqual(new Set(filled));
  },
);
