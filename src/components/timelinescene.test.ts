// Which rows a picture has, of runs with more lanes than anybody looks at.
import { expect, test } from "vitest";
import { Story } from "../trace/story.ts";
import { Scene } from "./timelinescene.ts";

function rowsOf(story: Story): string[] {
  story.log.add(0, "started");
  const scene = new Scene(story, { source: "", calls: "shown", length: 600, mostRoom: 8 });
  return scene.rows.map((row) => scene.label(row));
}

test("calls within calls have their rows, however deep they are", () => {
  const story = new Story();
  let lane = 0;
  for (let depth = 0; depth < 50_000; depth++)
    lane = story.lanes.takeCall(lane, null, "dig", null, 0);
  const rows = rowsOf(story);
  expect(rows.slice(0, 3)).toEqual(["program", "dig()", "dig()"]);
  expect(rows.at(-1)).toBe("47,001 more");
});

test("tasks beyond those that have a row are counted", () => {
  const story = new Story();
  for (let task = 1; task <= 5000; task++) story.lanes.addTask(task, "cook", null, null, 0);
  const rows = rowsOf(story);
  expect(rows.slice(0, 3)).toEqual(["program", "cook 1", "cook 2"]);
  expect(rows.slice(-2)).toEqual(["cook 2999", "2,001 more"]);
});
