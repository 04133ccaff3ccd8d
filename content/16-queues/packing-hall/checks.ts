import { gather, sleep, waitFor } from "asyncio";
import { check } from "checks";
import { packAll } from "./start.ts";

type Put = (order: string) => Promise<void>;

const hour = 3_600_000;

/** Orders at these times, counted from the call. */
function source(name: string, times: readonly number[]) {
  return async (put: Put) => {
    const begin = performance.now();
    for (const [i, time] of times.entries()) {
      await sleep(time - (performance.now() - begin));
      await put(`${name} ${i + 1}`);
    }
  };
}

const thousandths = (value: number) => Math.round(value * 1000) / 1000;

/** What is right for orders at these times, when nobody has to wait for room: reckoned, not run. */
function reckon(times: readonly number[], packers: number, ms: number) {
  const free = Array<number>(packers).fill(0);
  const stays = times
    .toSorted((a, b) => a - b)
    .map((from) => {
      const next = free.indexOf(Math.min(...free));
      const until = Math.max(from, free[next] ?? 0);
      free[next] = until + ms;
      return { from, until };
    });
  const waits = stays.map(({ from, until }) => until - from);
  const sum = waits.reduce((all, wait) => all + wait, 0);
  // The line is longest just after somebody came in.
  const lines = stays.map(
    ({ from }) =>
      stays.filter((stay) => stay.from <= from && stay.until > from).length,
  );
  return {
    longestWait: Math.max(...waits),
    averageWait: thousandths(sum / waits.length),
    longestLine: Math.max(...lines),
    averageLine: thousandths(sum / Math.max(...free)),
  };
}

/** The figures that are measured, comparable. */
function measured(figures: Awaited<ReturnType<typeof packAll>> | undefined) {
  if (figures === undefined) return undefined;
  const { longestWait, averageWait, longestLine, averageLine } = figures;
  return {
    longestWait: Math.round(longestWait),
    averageWait: thousandths(averageWait),
    longestLine,
    averageLine: thousandths(averageLine),
  };
}

check(
  "every order is packed, by so many at once",
  { schedules: 3 },
  async (t) => {
    const packers = t.number(2, 3);
    const count = t.number(4, 6);
    let begin = 0;
    let first = 0;
    async function pack() {
      first ||= performance.now();
      await sleep(1000);
    }
    const done = await t.run(async () => {
      begin = performance.now();
      const web = source("web", Array<number>(count).fill(0));
      const phone = source("phone", [250, 4600]);
      const sources = [web, phone];
      const { lost, packed } = await waitFor(
        packAll({ sources, packers, limit: 0, pack }),
        hour,
      );
      return [packed, lost];
    });
    t.spot(
      "The phone still had an order, and the queue was closed. A source does not know whether it is the last one: gather the sources, and close the queue after that.",
    )(done).toThrow("QueueShutDown");
    t.spot(
      "Nobody packed before the last order was in. Run the packers beside the sources.",
    )(first - begin >= 4600).toBe(true);
    t.expect(t.jobs("pack", done)).toHappen(count + 2);
    t.expect(t.jobs("pack", done)).toRunAtMost(packers);
    t.expect(done).toReturn([count + 2, 0]);
    t.expect(done).toTake(5600);
    t.expect(done).toLeaveNothingBehind();
  },
);

check("the figures are right", async (t) => {
  const ms = t.number(11, 29) * 100;
  const web = [0, 1000, 2000, 3000].map((time) => time + t.number(0, 4) * 100);
  const phone = [500, 2500].map((time) => time + t.number(0, 4) * 100 + 50);
  const packers = t.pick([1, 2]);
  const done = await t.run(async () => {
    const sources = [source("web", web), source("phone", phone)];
    const pack = () => sleep(ms);
    return measured(await packAll({ sources, packers, limit: 0, pack }));
  });
  const right = reckon([...web, ...phone], packers, ms);
  const { longestWait, averageWait, longestLine, averageLine } =
    done.value ?? {};
  t.spot(
    "Your waits are too long by the time of packing. An order has waited when a packer takes it, not when it is packed.",
  )(longestWait).toBe(right.longestWait + ms);
  t.expect([longestWait, averageWait]).toBe([
    right.longestWait,
    right.averageWait,
  ]);
  t.expect(longestLine).toBe(right.longestLine);
  t.expect(averageLine).toBe(
    right.averageLine,
    `The average of the line was ${averageLine}; it should be ${right.averageLine}. It is an average over time: a line of three that lasts for ten seconds counts for more than one that lasts for a moment.`,
  );
});

check("who is served at once was not in line", async (t) => {
  const times = [0, 0, t.number(3, 9) * 1000];
  const done = await t.run(async () => {
    const pack = () => sleep(1000);
    const sources = [source("web", times)];
    return measured(await packAll({ sources, packers: 2, limit: 0, pack }));
  });
  t.spot(
    "Every order was taken in the moment in which it came, and you say that there was a line. A length that lasted no time does not count.",
  )((done.value?.longestLine ?? 0) > 0).toBe(true);
  t.expect(done).toReturn({
    longestWait: 0,
    averageWait: 0,
    longestLine: 0,
    averageLine: 0,
  });
});

check("a limit holds back the sources", async (t) => {
  const ms = t.number(5, 20) * 100;
  const limit = t.number(2, 3);
  const entered: number[] = [];
  const done = await t.run(async () => {
    async function fast(put: Put) {
      const begin = performance.now();
      for (let i = 1; i <= limit + 3; i++) {
        await put(`web ${i}`);
        entered.push(performance.now() - begin);
      }
    }
    const pack = () => sleep(ms);
    const sources = [fast];
    return measured(await packAll({ sources, packers: 1, limit, pack }));
  });
  t.spot(
    "All orders were in the line at once, more than the limit. Give the queue its limit, and await its put.",
  )(entered.at(-1)).toBe(0);
  t.spot(
    "An order whose source had to wait for room is said to have waited in the line, too. It waits in line from the moment in which it is in it: look at the clock when put has returned.",
  )((done.value?.longestWait ?? 0) > limit * ms).toBe(true);
  const none = Array<number>(limit + 1).fill(0);
  t.expect(entered.map(Math.round)).toBe([...none, ms, 2 * ms]);
  t.expect(done.value?.longestLine).toBe(limit);
  t.expect(done.value?.longestWait).toBe(limit * ms);
});

check("a bad order is lost, and no other", async (t) => {
  const bad = t.number(1, 3);
  const done = await t.run(async () => {
    async function pack(order: string) {
      await sleep(500);
      if (order === `web ${bad}`) throw new Error(`${order} is broken`);
    }
    const sources = [source("web", [0, 0, 0, 0])];
    const hall = { sources, packers: 1, limit: 0, pack };
    const { lost, packed } = await waitFor(packAll(hall), hour);
    return { lost, packed };
  });
  t.spot(
    "One order could not be packed, and that ended the packer, or all of packAll. Catch what pack throws, count it, and take the next one.",
  )(done).not.toReturn({ lost: done.value?.lost, packed: done.value?.packed });
  t.expect(done).toReturn({ lost: 1, packed: 3 });
  t.expect(done).toTake(2000);
  t.expect(done).toLoseNothing();
});

check("a hall without orders", async (t) => {
  const ms = t.number(1, 9) * 100;
  const done = await t.run(async () => {
    const none = async () => {};
    const late = () => sleep(ms);
    const pack = () => sleep(1000);
    const hall = { packers: 2, limit: 1, pack };
    const [empty, idle] = await gather([
      () => packAll({ ...hall, sources: [] }),
      () => packAll({ ...hall, sources: [none, late] }),
    ]);
    return [empty.packed, measured(empty), idle.packed, measured(idle)];
  });
  const zero = {
    longestWait: 0,
    averageWait: 0,
    longestLine: 0,
    averageLine: 0,
  };
  t.expect(done).toReturn([0, zero, 0, zero]);
  t.expect(done).toTake(ms);
  t.expect(done).toLeaveNothingBehind();
});
