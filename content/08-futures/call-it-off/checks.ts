import { createTask, gather, sleep, waitFor } from "asyncio";
import { check } from "checks";
import { type Driver, load } from "./start.ts";

interface Site {
  readonly ms: number;
  readonly error?: string;
  /** It calls its handler although it was aborted. */
  readonly late?: boolean;
}

/** A driver that writes down what is aborted, and what its handlers throw. */
function driverFor(site: Site) {
  const log: string[] = [];
  let last = t0;
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  const driver: Driver = {
    get(url, handler) {
      const job = ++last;
      const error = site.error === undefined ? null : new Error(site.error);
      const call = () => {
        try {
          handler(error, error === null ? `page of ${url}` : "");
        } catch (thrown) {
          log.push(`handler threw ${(thrown as Error).name}`);
        }
      };
      timers.set(job, setTimeout(call, site.ms));
      return job;
    },
    abort(job) {
      log.push(`abort ${job - t0}`);
      if (!site.late) clearTimeout(timers.get(job));
    },
  };
  return { log, driver };
}

/** Jobs have large numbers, as handles of drivers do. */
const t0 = 7000;

check("it gives the page", async (t) => {
  const url = `${t.pick(["news", "maps", "films"])}.test`;
  const ms = t.number(1, 30) * 100;
  const { log, driver } = driverFor({ ms });
  const loaded = await t.run(() => load(url, driver));
  t.expect(loaded).toReturn(`page of ${url}`);
  t.expect(loaded).toTake(ms);
  t.spot(
    "The page had come, and its job was aborted: abort only a job that has not ended.",
  )(log).toBe(["abort 1"]);
  t.expect(log).toBe([]);
});

check("it throws the error", async (t) => {
  const ms = t.number(1, 30) * 100;
  const { log, driver } = driverFor({ ms, error: `error ${ms}` });
  const loaded = await t.run(() => load("maps.test", driver));
  t.spot(
    "The page could not be loaded, and you got an empty text: the handler's first argument is the error, and nobody looked at it.",
  )(loaded).toReturn("");
  t.expect(loaded).toThrow("Error", `error ${ms}`);
  t.expect(log).toBe([]);
});

check(
  "whoever is cancelled aborts the job, at once",
  { schedules: 3 },
  async (t) => {
    const after = t.number(1, 9) * 100;
    const { log, driver } = driverFor({ ms: 5000 });
    const loaded = await t.run(async () => {
      const page = createTask(() => load("films.test", driver));
      await sleep(after);
      page.cancel();
      await sleep(100);
      log.push("a moment later");
      await sleep(9000);
      return page.cancelled();
    });
    t.spot(
      "Nobody waits for the page any more, and the driver goes on with it. When the wait ends before the job, abort the job.",
    )(log).not.toContain("abort 1");
    t.expect(log).toBe(["abort 1", "a moment later"]);
    t.expect(loaded).toReturn(true);
  },
);

check("a late handler does no harm", async (t) => {
  const limit = t.number(1, 9) * 100;
  const { log, driver } = driverFor({ ms: 1000, late: true });
  const loaded = await t.run(async () => {
    await gather([() => waitFor(() => load("news.test", driver), limit)], {
      returnExceptions: true,
    });
    await sleep(5000);
  });
  t.spot(
    "The driver called its handler after the job was called off, and the handler filled a future that was done already. Ask page.done() first.",
  )(log).toContain("handler threw InvalidStateError");
  t.expect(log).toBe(["abort 1"]);
  t.expect(loaded).toTake(limit + 5000);
});

check("each job is aborted for itself", async (t) => {
  const { log, driver } = driverFor({ ms: 2000 });
  const loaded = await t.run(async () => {
    const one = createTask(() => load("news.test", driver));
    const two = createTask(() => load("maps.test", driver));
    await sleep(t.number(1, 9) * 100);
    one.cancel();
    return await two;
  });
  t.expect(loaded).toReturn("page of maps.test");
  t.expect(log).toBe(["abort 1"]);
});
