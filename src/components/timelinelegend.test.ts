// The legend has the signs of the picture, and no others.
import { expect, test } from "vitest";
import { program, record } from "../trace/programs/support/record.ts";
import { Timeline } from "../trace/timeline.ts";
import { legendOf } from "./timelinelegend.ts";

async function words(name: string): Promise<string[]> {
  const { events } = await record(program(name), name);
  const legend = legendOf(Timeline.of(events).story);
  return legend.replace(/<svg.*?<\/svg>/g, "").match(/[^<>]+(?=<\/span>)/g) ?? [];
}

test("two cooks run, wait, are made, wake and finish", async () => {
  const bars = ["runs", "could run", "waits"];
  expect(await words("two-cooks")).toEqual([...bars, "makes", "wakes", "finished"]);
});

test("what is blocked, fails, is cancelled or sent has its sign where it happens", async () => {
  expect(await words("blocked")).toContain("loop blocked");
  expect(await words("task-group")).toEqual(
    expect.arrayContaining(["cancels", "failed", "cancelled"]),
  );
  expect(await words("echo-server")).toEqual(expect.arrayContaining(["sends", "how full"]));
  expect(await words("producer-consumers")).toContain("inside a call");
});
