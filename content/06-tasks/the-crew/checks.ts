import { sleep } from "asyncio";
import { check } from "checks";
import { Crew } from "./start.ts";

async function failing(ms: number, text: string): Promise<void> {
  await sleep(ms);
  throw new Error(text);
}

check("an empty crew is drained at once", async (t) => {
  const drained = await t.run(() => new Crew().drain());
  t.spot(
    "Nobody was at work, and wait refuses an empty set: look at the size first.",
  )(drained).toThrow("ValueError");
  t.expect(drained).toReturn([]);
  t.expect(drained).toTake(0);
});

check("drain waits for all, and size tells how many", async (t) => {
  const [first, last] = [t.number(1, 4) * 1000, t.number(5, 9) * 1000];
  const sizes: number[] = [];
  const drained = await t.run(async () => {
    const crew = new Crew();
    for (const ms of [first, last, last]) {
      crew.spawn(`wait ${ms}`, () => sleep(ms));
    }
    sizes.push(crew.size);
    await sleep(first + 500);
    sizes.push(crew.size);
    await crew.drain();
    sizes.push(crew.size);
  });
  t.spot(
    "Tasks that are done are still kept. On a server that runs for weeks the set grows with every mail.",
  )(sizes).toBe([3, 3, 3]);
  t.expect(sizes).toBe([3, 2, 0]);
  t.expect(drained).toTake(last);
  t.expect(t.tasks(`wait ${first}`, drained)).toHappen(1);
});

check("errors are told, in the order of their occurring", async (t) => {
  const code = t.number(100, 999);
  let others = 0;
  const drained = await t.run(async () => {
    const crew = new Crew();
    crew.spawn("slow", () => failing(3000, `error ${code}`));
    crew.spawn("quick", () => failing(1000, "disk full"));
    crew.spawn("good", async () => {
      await sleep(4000);
      others += 1;
    });
    const errors = await crew.drain();
    return [errors, await crew.drain()];
  });
  t.spot(
    "The first error ended drain, and the others were still at work. wait only waits; gather throws, unless it is told not to.",
  )(drained).toThrow("Error");
  t.spot(
    "Two tasks failed, and nobody was told. A done callback can ask each task for its error.",
  )(drained).toReturn([[], []]);
  t.expect(drained).toReturn([["quick: disk full", `slow: error ${code}`], []]);
  t.expect(others).toBe(1);
});

check("those who are spawned by others are waited for", async (t) => {
  const depth = t.number(3, 6);
  const ended: number[] = [];
  const drained = await t.run(async () => {
    const crew = new Crew();
    function relay(left: number) {
      crew.spawn(`relay ${left}`, async () => {
        await sleep(1000);
        if (left > 1) relay(left - 1);
        ended.push(left);
      });
    }
    relay(depth);
    await crew.drain();
  });
  t.spot(
    "A task spawned another one while drain waited, and drain returned without it. Look at the set again, until it is empty.",
  )(drained).toTake(1000);
  t.expect(drained).toTake(depth * 1000);
  t.expect(ended.length).toBe(depth);
  t.expect(drained).toLeaveNothingBehind();
});

check("one that is cancelled is no error", async (t) => {
  const name = t.pick(["report", "backup", "newsletter"]);
  const drained = await t.run(async () => {
    const crew = new Crew();
    const task = crew.spawn(name, () => sleep(60_000));
    crew.spawn("other", () => failing(2000, "no paper"));
    await sleep(1000);
    task.cancel();
    return await crew.drain();
  });
  t.spot(
    "A cancelled task was told as an error. Somebody wanted it to stop: ask cancelled() first.",
  )(drained).toReturn([`${name}: `, "other: no paper"]);
  t.expect(drained).toReturn(["other: no paper"]);
  t.expect(drained).toTake(2000);
  t.expect(t.tasks(name, drained)).toBeCancelled();
});
