import { gather, sleep } from "asyncio";
import { check } from "checks";
import { estimate, type Job } from "./start.ts";

function compute(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

async function work({ computing, waiting }: Job) {
  if (computing > 0) compute(computing);
  if (waiting > 0) await sleep(waiting);
}

check("jobs that only wait", (t) => {
  const times = [t.number(1, 9), t.number(10, 19), t.number(1, 9)];
  const jobs = times.map((time) => ({ computing: 0, waiting: time * 100 }));
  const inTurn = times.reduce((all, one) => all + one) * 100;
  const longest = Math.max(...times) * 100;
  t.spot(
    "These jobs compute nothing, but they do wait, and a wait can't be made shorter than it is: no program is over before its longest job.",
  )(estimate(jobs)).toBe({ inTurn, atBest: 0 });
  t.expect(estimate(jobs)).toBe({ inTurn, atBest: longest });
});

check("jobs that only compute", (t) => {
  const times = [t.number(1, 9), t.number(1, 9), t.number(1, 9)];
  const jobs = times.map((time) => ({ computing: time * 100, waiting: 0 }));
  const inTurn = times.reduce((all, one) => all + one) * 100;
  t.spot(
    "Computing does not overlap on one thread: nothing can be gained here, and the bound is the sum.",
  )(estimate(jobs)).toBe({ inTurn, atBest: Math.max(...times) * 100 });
  t.expect(estimate(jobs)).toBe({ inTurn, atBest: inTurn });
});

check("the five pots of the cook", (t) => {
  const hands = t.number(2, 5) * 100;
  const stove = t.number(1, 3) * 1000;
  const pots = [1, 2, 3, 4, 5].map(() => ({
    computing: hands,
    waiting: stove,
  }));
  const { inTurn, atBest } = estimate(pots);
  t.expect(inTurn).toBe(5 * (hands + stove));
  t.spot(
    "The sum of the computing and the longest wait is what one order of work takes, and another may do better. The bound is the larger of two numbers, not their sum.",
  )(atBest).toBe(5 * hands + stove);
  t.expect(atBest).toBe(Math.max(5 * hands, hands + stove));
});

check("no run is faster than the bound", { schedules: 3 }, async (t) => {
  const jobs = Array.from({ length: t.number(2, 6) }, () => ({
    computing: t.number(0, 9) * 100,
    waiting: t.number(0, 30) * 100,
  }));
  let took = 0;
  await t.run(async () => {
    const begin = performance.now();
    await gather(jobs.map((job) => () => work(job)));
    took = Math.round(performance.now() - begin);
  });
  const { inTurn, atBest } = estimate(jobs);
  t.expect(atBest).toBeAtMost(took);
  t.expect(inTurn).toBeAtLeast(took);
  const computing = jobs.reduce((all, job) => all + job.computing, 0);
  const lengths = jobs.map((job) => job.computing + job.waiting);
  t.expect(atBest).toBe(Math.max(computing, ...lengths));
});

check("no jobs take no time", async (t) => {
  const none = await t.run(() => estimate([]));
  t.spot(
    "reduce of an empty array throws if it is not told where to begin: give it 0 as its second argument.",
  )(none).toThrow("TypeError");
  t.expect(none).toReturn({ inTurn: 0, atBest: 0 });
});
