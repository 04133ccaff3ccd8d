// What pointing at the picture tells: what is waited for, where, until when, and who ended it.
import { expect, test } from "vitest";
import { Moments } from "../trace/moment.ts";
import { program, record } from "../trace/programs/support/record.ts";
import { Timeline } from "../trace/timeline.ts";
import { hintAt } from "./timelinehint.ts";
import { Scene } from "./timelinescene.ts";

async function hints(name: string) {
  const source = program(name);
  const { events } = await record(source, name);
  const { story } = Timeline.of(events);
  const moments = new Moments(story, source);
  const scene = new Scene(story, { source, calls: "hidden", length: 600, mostRoom: 8 });
  return (label: string) => {
    const row = scene.rows.find((one) => scene.label(one) === label);
    if (!row) throw new Error(`Cannot find the row ${label}`);
    const all = new Set<string>();
    for (let event = 0; event < story.log.length; event++) {
      all.add(hintAt(story, moments, row, event)?.text ?? "");
    }
    return [...all];
  };
}

test("a wait tells its line, its times, and who ended it", async () => {
  const of = await hints("two-cooks");
  expect(of("program")).toContain(
    "program waits for task soup · line 11 · 0.000 s to 3.000 s · ended by soup",
  );
});

test("a wait that a message ended tells who sent it", async () => {
  const of = await hints("echo-server");
  expect(of("echo 1")).toContainEqual(
    expect.stringMatching(/^“echo 1” waits for reader\.readline\(\) .* · ended by what ann sent$/),
  );
  expect(of("to 127.0.0.1")).toContain("connections to 127.0.0.1: 2 open");
});

test("a lock tells who holds it and who waits, a semaphore how much is free", async () => {
  const lock = await hints("deadlock");
  expect(lock("stove")).toContain("stove: a lock, held · held by brew coffee · waiting: brew tea");
  const semaphore = await hints("semaphore");
  expect(semaphore("limit")).toContainEqual(
    expect.stringMatching(/^limit: a semaphore, 0 free · held by call 1, call 2, call 3 · waiting/),
  );
});
