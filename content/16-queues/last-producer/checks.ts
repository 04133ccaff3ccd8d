import { type Queue, sleep, waitFor } from "asyncio";
import { check } from "checks";
import { record } from "./start.ts";

const hour = 3_600_000;

/** A sensor with values at a distance of `every` ms; it may fail at the end. */
function sensorOf(every: number, values: readonly number[], fails = false) {
  return async (queue: Queue<number>) => {
    for (const value of values) {
      if (every > 0) await sleep(every);
      await queue.put(value);
    }
    if (fails) throw new RangeError("the cable is broken");
  };
}

function paper(ms: number) {
  const written: number[] = [];
  async function writeDown(value: number) {
    await sleep(ms);
    written.push(value);
  }
  return { written, writeDown };
}

check("one sensor is recorded to its last value", async (t) => {
  const values = Array.from({ length: t.number(2, 6) }, () => t.number(1, 99));
  const { written, writeDown } = paper(1500);
  const done = await t.run(() =>
    waitFor(() => record([sensorOf(1000, values)], writeDown, 9), hour),
  );
  t.spot(
    "All values are written, and the consumer waits for one that never comes. Somebody must shut the queue down.",
  )(done).toThrow("TimeoutError");
  t.spot(
    "Values were still waiting when it ended: shutdown with immediate throws them away. Without it the reader gets what is there, and then the end.",
  )(written.length).toBeAtMost(values.length - 1);
  t.expect(written).toBe(values);
  t.expect(done).toReturn(values.length);
  t.expect(done).toTake(1000 + values.length * 1500);
});

check(
  "it waits for the last sensor, not for the first",
  { schedules: 3 },
  async (t) => {
    const last = t.number(100, 199);
    const { written, writeDown } = paper(10);
    const done = await t.run(() =>
      waitFor(
        () =>
          record(
            [sensorOf(300, [1]), sensorOf(1000, [2, 3, last])],
            writeDown,
            9,
          ),
        hour,
      ),
    );
    t.spot(
      "The sensor that was finished first closed the queue, and the other could not put its values in. Gather the sensors, and close it when all have returned.",
    )(done).toThrow("QueueShutDown");
    t.expect(written).toBe([1, 2, 3, last]);
    t.expect(done).toReturn(4);
    t.expect(done).toTake(3010);
  },
);

check("one value after the other, while the sensors go on", async (t) => {
  const { writeDown } = paper(400);
  const count = t.number(3, 6);
  const values = Array.from({ length: count }, (_, i) => i);
  const done = await t.run(() =>
    waitFor(() => record([sensorOf(1000, values)], writeDown, 9), hour),
  );
  t.expect(t.jobs("writeDown", done)).toStartAt(
    values.map((i) => (i + 1) * 1000),
    "The values were written late: the consumer must read while the sensors report, and not afterwards.",
  );
  t.expect(t.jobs("writeDown", done)).toRunInTurn();
});

check("a fast sensor waits for room", async (t) => {
  const room = t.number(1, 3);
  const { writeDown } = paper(1000);
  let longest = 0;
  const fast = async (queue: Queue<number>) => {
    for (let value = 0; value < 8; value += 1) {
      await queue.put(value);
      longest = Math.max(longest, queue.qsize());
    }
  };
  const done = await t.run(() =>
    waitFor(() => record([fast], writeDown, room), hour),
  );
  t.spot(
    "All eight values stood in the queue at once. Give the queue its size, and put waits.",
  )(longest).toBeAtLeast(7);
  t.expect(longest).toBe(room);
  t.expect(done).toReturn(8);
});

check("a sensor that fails stops nobody", async (t) => {
  const late = t.number(100, 199);
  const { written, writeDown } = paper(300);
  const done = await t.run(() =>
    waitFor(
      () =>
        record(
          [sensorOf(500, [1, 2], true), sensorOf(1000, [3, 4, late])],
          writeDown,
          9,
        ),
      hour,
    ),
  );
  t.spot(
    "A sensor failed, and nobody closed the queue: the consumer waits for ever. Shut down in a finally.",
  )(done).toThrow("TimeoutError");
  t.spot(
    "A sensor failed, and the values of the others are lost: the first error of gather ended everything. Keep the error until all is written.",
  )(written.length).toBeAtMost(4);
  t.expect(written.toSorted((a, b) => a - b)).toBe([1, 2, 3, 4, late]);
  t.expect(done).toThrow("RangeError", "the cable is broken");
  t.expect(done).toTake(3300);
  t.expect(done).toLeaveNothingBehind();
});
