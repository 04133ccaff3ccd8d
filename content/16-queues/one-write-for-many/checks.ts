import { createTask, Queue, sleep, waitFor } from "asyncio";
import { check } from "checks";
import { writeAll } from "./start.ts";

const hour = 3_600_000;

function journal(ms: number) {
  const batches: string[][] = [];
  async function writeDown(batch: string[]) {
    batches.push([...batch]);
    await sleep(ms);
  }
  return { batches, writeDown };
}

/** Entries at these times, then the end. */
async function feed(
  entries: Queue<string>,
  list: readonly (readonly [at: number, entry: string])[],
) {
  let now = 0;
  for (const [at, entry] of list) {
    if (at > now) await sleep(at - now);
    now = at;
    entries.putNowait(entry);
  }
}

check("an entry does not wait for others", async (t) => {
  const entry = `entry ${t.number(100, 999)}`;
  const { batches, writeDown } = journal(800);
  const done = await t.run(async () => {
    const entries = new Queue<string>();
    const writing = createTask(() => writeAll(entries, writeDown, 5));
    await feed(entries, [[1000, entry]]);
    await sleep(5000);
    entries.shutdown();
    return await waitFor(writing, hour);
  });
  t.spot(
    "One entry came, and it was written only at the end: the batch waited to be full. Take what is there, and write.",
  )(t.jobs("writeDown", done)).toStartAt([6000]);
  t.expect(t.jobs("writeDown", done)).toStartAt([1000]);
  t.expect(batches).toBe([[entry]]);
  t.expect(done).toReturn(1);
});

check("what comes during a write goes into the next one", async (t) => {
  const last = `z${t.number(10, 99)}`;
  const { batches, writeDown } = journal(1000);
  const done = await t.run(async () => {
    const entries = new Queue<string>();
    const writing = createTask(() => writeAll(entries, writeDown, 10));
    await feed(entries, [
      [100, "a"],
      [300, "b"],
      [500, "c"],
      [1000, last],
    ]);
    entries.shutdown();
    return await waitFor(writing, hour);
  });
  t.spot(
    "Each entry was written by itself, although several were waiting. After the first one, take the others with getNowait.",
  )(batches).toBe([["a"], ["b"], ["c"], [last]]);
  t.expect(batches).toBe([["a"], ["b", "c", last]]);
  t.expect(t.jobs("writeDown", done)).toStartAt([100, 1100]);
  t.expect(done).toReturn(2);
});

check("never more than most", { schedules: 3 }, async (t) => {
  const most = t.number(2, 5);
  const count = most * 3 + 1;
  const all = Array.from({ length: count }, (_, i) => `entry ${i}`);
  const { batches, writeDown } = journal(500);
  const done = await t.run(async () => {
    const entries = new Queue<string>();
    for (const entry of all) entries.putNowait(entry);
    entries.shutdown();
    return await waitFor(writeAll(entries, writeDown, most), hour);
  });
  t.spot(
    "A write got more than it can take: look at the length of the batch before you take another entry.",
  )(Math.max(...batches.map((batch) => batch.length))).toBeAtLeast(most + 1);
  t.expect(batches.map((batch) => batch.length)).toBe([most, most, most, 1]);
  t.expect(batches.flat()).toBe(all);
  t.expect(done).toReturn(4);
  t.expect(t.jobs("writeDown", done)).toRunInTurn();
});

check("each entry is reported as done, when it is written", async (t) => {
  const count = t.number(4, 9);
  const { writeDown } = journal(700);
  const done = await t.run(async () => {
    const entries = new Queue<string>();
    for (let i = 0; i < count; i += 1) entries.putNowait(`entry ${i}`);
    const writing = createTask(() => writeAll(entries, writeDown, 20));
    await waitFor(entries.join(), hour);
    console.log("joined");
    entries.shutdown();
    await writing;
  });
  t.spot(
    "join waits for ever: a batch of several entries was reported once. Call taskDone for each of them.",
  )(done).toThrow("TimeoutError");
  t.spot(
    "join returned before the entries were written. Report them after the write.",
  )(done).toPrintAt([[0, "joined"]]);
  t.expect(done).toPrintAt([[700, "joined"]]);
});
