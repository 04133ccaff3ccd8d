import { gather, sleep } from "asyncio";
import { check } from "checks";
import { lookUntil } from "./start.ts";

/** Ready from `after` ms on; writes down when it was looked at. */
function report(after: number) {
  const begin = performance.now();
  const looks: number[] = [];
  const isReady = () => {
    const now = Math.round(performance.now() - begin);
    looks.push(now);
    return now >= after;
  };
  return { isReady, looks };
}

check("what is ready already costs one look", async (t) => {
  const every = t.number(2, 9) * 100;
  const { isReady, looks } = report(0);
  const looked = await t.run(() => lookUntil(isReady, every, 60_000));
  t.spot(
    "It was ready at the beginning, and you found out one pause later: look first, then wait.",
  )(looks).toBe([every]);
  t.expect(looked).toReturn(1);
  t.expect(looked).toTake(0);
});

check("it looks at regular times, and not once too often", async (t) => {
  const every = t.number(2, 9) * 100;
  const rounds = t.number(3, 8);
  // Between two looks, so that it is found by the later one.
  const { isReady, looks } = report(every * rounds - 50);
  const looked = await t.run(() => lookUntil(isReady, every, 60_000));
  t.expect(looks).toBe(Array.from({ length: rounds + 1 }, (_, i) => i * every));
  t.expect(looked).toReturn(rounds + 1);
  t.expect(looked).toTake(every * rounds);
});

check("others can run between two looks", async (t) => {
  const every = t.number(4, 8) * 500;
  const { isReady } = report(every * 2);
  async function ticks() {
    for (const tick of [1, 2, 3]) {
      await sleep(500);
      console.log(`tick ${tick}`);
    }
  }
  const looked = await t.run(async () => {
    await gather([() => lookUntil(isReady, every, 60_000), ticks]);
  });
  t.spot(
    "Between two looks the thread was kept busy, and everybody else stood still. A pause that lets others run is await sleep.",
  )(looked).not.toBlockNobody();
  t.expect(looked).toPrintAt([
    [500, "tick 1"],
    [1000, "tick 2"],
    [1500, "tick 3"],
  ]);
});

check("it gives up in time", async (t) => {
  const every = t.number(3, 7) * 100;
  const rounds = t.number(2, 6);
  const { isReady, looks } = report(3_600_000);
  const limit = every * rounds + 100;
  const looked = await t.run(() => lookUntil(isReady, every, limit));
  t.spot(
    "It looked once more after the limit. Before you wait, ask when the next look would come.",
  )(looks.length).toBe(rounds + 2);
  t.spot(
    "The last look had found nothing, no further look was possible, and still it waited. Return at once.",
  )(looked).toTake(limit);
  t.expect(looks.length).toBe(rounds + 1);
  t.expect(looked).toReturn(-1);
  t.expect(looked).toTake(every * rounds);
});

check("a look exactly at the limit is allowed", async (t) => {
  const every = t.number(2, 9) * 100;
  const { isReady } = report(every * 3);
  const looked = await t.run(() => lookUntil(isReady, every, every * 3));
  t.expect(looked).toReturn(4);
});
