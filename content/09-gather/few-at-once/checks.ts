import { isCancelled, sleep } from "asyncio";
import { check } from "checks";
import { gatherLimited } from "./start.ts";

/** Jobs of the given lengths; what is negative fails. */
function pool(times: readonly number[]) {
  const log: string[] = [];
  async function useConnection(i: number) {
    const ms = times[i] ?? 0;
    try {
      await sleep(Math.abs(ms));
    } catch (error) {
      if (isCancelled(error)) {
        // Giving the connection back takes a moment.
        await sleep(50);
        log.push(`${i} given back`);
      }
      throw error;
    }
    if (ms < 0) throw new RangeError(`query ${i} failed`);
    log.push(`${i} done`);
    return i * 10;
  }
  return { log, jobs: times.map((_, i) => () => useConnection(i)) };
}

check("never more than the limit, and never fewer without need", async (t) => {
  const limit = t.number(2, 4);
  const rounds = t.number(2, 4);
  const { jobs } = pool(Array.from({ length: limit * rounds }, () => 1000));
  const done = await t.run(() => gatherLimited(limit, jobs));
  t.spot(
    "All jobs began at once: gather starts whatever it is given. Give it workers, not the jobs.",
  )(done).toTake(1000);
  t.spot(
    "One job after the other: the limit is more than one. Let several workers share the list.",
  )(done).toTake(limit * rounds * 1000);
  t.expect(t.jobs("useConnection", done)).toRunAtMost(limit);
  t.expect(done).toTake(rounds * 1000);
  t.expect(done).toReturn(jobs.map((_, i) => i * 10));
});

check(
  "as soon as one is done, the next begins",
  { schedules: 3 },
  async (t) => {
    const long = t.number(6, 9) * 1000;
    const { jobs } = pool([long, 1100, 1200, 1300]);
    const done = await t.run(() => gatherLimited(2, jobs));
    t.spot(
      "The jobs go in waves: one connection was idle and waited for the slowest of its wave. Let each worker go on by itself.",
    )(t.jobs("useConnection", done)).toStartAt([0, 0, long, long]);
    t.expect(t.jobs("useConnection", done)).toStartAt([0, 0, 1100, 2300]);
    t.expect(done).toTake(long);
  },
);

check("results stand in the order of the jobs", async (t) => {
  const { jobs } = pool([900, 300, t.number(4, 8) * 100, 100]);
  const done = await t.run(() => gatherLimited(3, jobs));
  t.spot(
    "The results stand in the order in which the jobs ended. Put each result where its job stood.",
  )((done.value ?? [])[0]).toBe(10);
  t.expect(done).toReturn([0, 10, 20, 30]);
});

check("few jobs, or none", async (t) => {
  const { jobs } = pool([500]);
  const one = await t.run(() => gatherLimited(t.number(3, 9), jobs));
  t.expect(one).toReturn([0]);
  const none = await t.run(() => gatherLimited(3, []));
  t.expect(none).toReturn([]);
  t.expect(none).toTake(0);
});

check("a failure stops everything", { schedules: 3 }, async (t) => {
  const fails = t.number(3, 7) * 100;
  const { log, jobs } = pool([2000, -fails, 100, 100, 100]);
  const done = await t.run(async () => {
    try {
      return await gatherLimited(2, jobs);
    } catch (error) {
      log.push("told");
      await sleep(9000);
      throw error;
    }
  });
  t.spot(
    "A job had failed, and after that another one began. Nothing may begin then: the worker whose job failed must take no other, and the other workers must be cancelled.",
  )(t.jobs("useConnection", done)).not.toHappen(2);
  t.spot(
    "A job had failed, and the one beside it went on to its end, unseen. Cancel the workers when one of them fails.",
  )(log).toContain("0 done");
  t.spot(
    "The error was told while a job was still giving its connection back. Wait until all workers have ended, and throw then.",
  )(log).toBe(["told", "0 given back"]);
  t.expect(log).toBe(["0 given back", "told"]);
  t.expect(done).toThrow("RangeError", "query 1 failed");
  t.expect(done).toTake(fails + 50 + 9000);
});
