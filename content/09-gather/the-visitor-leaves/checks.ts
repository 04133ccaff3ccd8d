import { createTask, Future, isCancelled, sleep } from "asyncio";
import { check } from "checks";
import { loadFor } from "./start.ts";

/** Parts of the given lengths; what is negative fails. */
function pageOf(times: readonly number[]) {
  const log: string[] = [];
  async function loadPart(i: number) {
    const ms = times[i] ?? 0;
    try {
      await sleep(Math.abs(ms));
    } catch (error) {
      if (isCancelled(error)) {
        await sleep(30 + i * 10);
        log.push(`${i} stopped`);
      }
      throw error;
    }
    if (ms < 0) throw new RangeError(`part ${i} is broken`);
    log.push(`${i} loaded`);
    return `part ${i}`;
  }
  return { log, parts: times.map((_, i) => () => loadPart(i)) };
}

check("a visitor who stays gets the whole page", async (t) => {
  const slow = t.number(2, 9) * 1000;
  const { parts } = pageOf([slow, 500, 1000]);
  const loaded = await t.run(() => loadFor(new Future<void>(), parts));
  t.expect(loaded).toReturn(["part 0", "part 1", "part 2"]);
  t.expect(loaded).toTake(slow);
});

check("a part that fails is null", async (t) => {
  const fails = t.number(1, 4) * 100;
  const { parts } = pageOf([1000, -fails, 500]);
  const loaded = await t.run(() => loadFor(new Future<void>(), parts));
  t.expect(loaded).toReturn(
    ["part 0", null, "part 2"],
    "One part is broken, and the visitor should see the others: ask gather to give errors as results, and put null in their place.",
  );
  t.expect(loaded).toTake(1000);
});

check(
  "when the visitor leaves, the rest is cancelled",
  { schedules: 3 },
  async (t) => {
    const leaves = t.number(11, 19) * 100;
    const { log, parts } = pageOf([1000, 3000, 5000]);
    const loaded = await t.run(async () => {
      const left = new Future<void>();
      setTimeout(() => left.setResult(), leaves);
      const found = await loadFor(left, parts);
      log.push("returned");
      await sleep(9000);
      return found;
    });
    t.spot(
      "The visitor had left, and the page was loaded to its end. Somebody must cancel the group when left is done.",
    )(log).toBe(["0 loaded", "1 loaded", "2 loaded", "returned"]);
    t.spot(
      "loadFor returned, and the parts went on behind its back. Not waiting for them does not stop them: cancel the group.",
    )(log).toBe(["0 loaded", "returned", "1 loaded", "2 loaded"]);
    t.spot(
      "loadFor returned while cancelled parts were still clearing up. Await the group: it ends when its children have ended.",
    )(log).toBe(["0 loaded", "returned", "1 stopped", "2 stopped"]);
    t.expect(log).toBe(["0 loaded", "1 stopped", "2 stopped", "returned"]);
    t.expect(loaded).toReturn(["part 0", null, null]);
    t.expect(loaded).toTake(leaves + 50 + 9000);
  },
);

check("for a visitor who has left nothing is started", async (t) => {
  const { parts } = pageOf(Array.from({ length: t.number(2, 5) }, () => 1000));
  const loaded = await t.run(async () => {
    const left = new Future<void>();
    left.setResult();
    return await loadFor(left, parts);
  });
  t.expect(t.jobs("loadPart", loaded)).toHappen(
    0,
    "The visitor was gone before you began, and still something was loaded. Look at left first.",
  );
  t.expect(loaded).toReturn(parts.map(() => null));
  t.expect(loaded).toTake(0);
});

check("its own cancellation travels on", async (t) => {
  const after = t.number(1, 9) * 100;
  const { log, parts } = pageOf([2000, 3000]);
  const loaded = await t.run(async () => {
    const left = new Future<void>();
    const page = createTask(() => loadFor(left, parts));
    await sleep(after);
    page.cancel();
    try {
      await page;
      log.push("returned");
    } catch (error) {
      log.push(isCancelled(error) ? "cancelled" : "failed");
    }
    left.setResult();
    await sleep(1000);
  });
  t.spot(
    "loadFor was cancelled itself, the visitor was still there, and it returned as if nothing had been. Whoever cancelled it waits for a cancellation: catch it only if left.done().",
  )(log).toContain("returned");
  t.expect(log).toBe(["0 stopped", "1 stopped", "cancelled"]);
  t.expect(loaded).toTake(after + 40 + 1000);
});
