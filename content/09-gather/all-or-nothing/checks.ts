import { createTask, isCancelled, sleep } from "asyncio";
import { check } from "checks";
import { uploadAll } from "./start.ts";

interface Part {
  readonly ms: number;
  readonly fails?: boolean;
  /** Succeeds although it is cancelled, after so long. */
  readonly stubborn?: number;
}

/** A server with its files, and a line for all that happens on it. */
function server(parts: Readonly<Record<string, Part>>) {
  const stored = new Set<string>();
  const log: string[] = [];
  async function put(file: string) {
    const { ms, fails, stubborn } = parts[file] ?? { ms: 0 };
    try {
      await sleep(ms);
    } catch (error) {
      if (!isCancelled(error) || stubborn === undefined) throw error;
      await sleep(stubborn);
    }
    if (fails) throw new RangeError(`${file} is too large`);
    log.push(`put ${file}`);
    stored.add(`/${file}`);
    return `/${file}`;
  }
  async function take(address: string) {
    await sleep(100);
    log.push(`take ${address}`);
    stored.delete(address);
  }
  return { stored, log, put, take };
}

check("if all goes well, all addresses come, in order", async (t) => {
  const slow = t.number(5, 9) * 100;
  const { put, take } = server({ sea: { ms: slow }, hill: { ms: 100 } });
  const done = await t.run(() => uploadAll(["sea", "hill"], put, take));
  t.expect(done).toReturn(["/sea", "/hill"]);
  t.expect(done).toTake(slow);
  t.expect(t.jobs("take", done)).toHappen(0);
});

check("after a failure nothing is left, and nothing follows", async (t) => {
  const early = t.number(1, 4) * 100;
  const { stored, log, put, take } = server({
    sea: { ms: early },
    hill: { ms: 500, fails: true },
    wood: { ms: 2000 },
  });
  const files = ["sea", "hill", "wood"];
  const done = await t.run(async () => {
    try {
      await uploadAll(files, put, take);
    } catch (error) {
      // A server goes on after an error: what is under way goes on too.
      await sleep(5000);
      throw error;
    }
  });
  t.spot(
    "The error was swallowed: whoever uploaded the album believes that it is there. Throw it on when everything is cleared.",
  )(done).toReturn(undefined);
  t.spot(
    "wood was uploaded after the failure: gather reports the first error and lets the others go on. Keep the tasks, and cancel them.",
  )(log).toContain("put wood");
  t.spot(
    "sea had been uploaded before the failure, and it is still there. Remove what was done.",
  )([...stored]).toBe(["/sea"]);
  t.expect(log).toBe(["put sea", "take /sea"]);
  t.expect(done).toThrow("RangeError", "hill is too large");
  t.expect(done).toTake(5600);
});

check("one that succeeds although it was cancelled is removed", async (t) => {
  const stubborn = t.number(2, 9) * 100;
  const { stored, put, take } = server({
    sea: { ms: 100, fails: true },
    hill: { ms: 2000, stubborn },
  });
  const done = await t.run(async () => {
    try {
      await uploadAll(["sea", "hill"], put, take);
    } finally {
      console.log(`${stored.size} left`);
      await sleep(5000);
    }
  });
  t.spot(
    "hill was cancelled, and succeeded all the same, after you had looked. cancel() is a request: wait until all have ended before you clear up.",
  )([...stored]).toBe(["/hill"]);
  t.expect(done).toPrintAt([[100 + stubborn + 100, "0 left"]]);
  t.expect(done).toThrow("RangeError", "sea is too large");
});

check(
  "cancelled from outside, it clears up too",
  { schedules: 3 },
  async (t) => {
    const { stored, put, take } = server({
      sea: { ms: 100 },
      hill: { ms: t.number(2, 9) * 1000 },
    });
    const done = await t.run(async () => {
      const all = createTask(() => uploadAll(["sea", "hill"], put, take));
      await sleep(1000);
      all.cancel();
      await all;
    });
    t.expect(done).toThrow("CancelledError");
    t.expect([...stored]).toBe([]);
    t.expect(t.jobs("take", done)).toStartAt([1000]);
  },
);
