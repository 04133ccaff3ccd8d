import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { program, record } from "../trace/programs/support/record.ts";
import { Timeline } from "../trace/timeline.ts";
import { colours, LaneColours } from "./lanecolours.ts";

const styles = ["tokens", "timeline"]
  .map((name) => readFileSync(join(import.meta.dirname, "../styles", `${name}.css`), "utf8"))
  .join("\n");

/** The hexadecimal custom properties of all rules with a selector. */
function properties(selector: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, rule, body] of styles.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (rule?.replace(/\/\*[\s\S]*?\*\/|@import[^;]*;/g, "").trim() !== selector) continue;
    for (const [, name, value] of (body ?? "").matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)) {
      found.set(name ?? "", value ?? "");
    }
  }
  return found;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

test.each([
  ["dark", ":root"],
  ["light", ':root[data-theme="light"]'],
])("in %s every lane colour stands out from the surface by 4.5 to 1", (_, selector) => {
  const values = properties(selector);
  const surface = values.get("--surface") ?? "";
  const names = [...Array.from({ length: colours + 1 }, (_each, at) => String(at)), "bad", "good"];
  const faint = names.filter((name) => {
    const colour = values.get(`--lane-${name}`) ?? surface;
    return contrast(colour, surface) < 4.5;
  });
  expect(faint).toEqual([]);
});

test("a call has its task's colour, and neighbouring tasks differ", async () => {
  const { events } = await record(program("six-stages"));
  const { story } = Timeline.of(events);
  const of = new LaneColours(story);
  for (const { index, kind, parent } of story.lanes) {
    if (kind === "call") expect(of.of(index)).toBe(of.of(parent));
  }
  const tasks = [...story.lanes].filter(({ kind }) => kind === "task");
  expect(new Set(tasks.map(({ index }) => of.of(index))).size).toBe(tasks.length);
});
