import { createTask, gather, sleep, waitFor } from "asyncio";
import { check } from "checks";
import { Limiter } from "./start.ts";

const hour = 3_600_000;

/** Works that write down when they begin, counted from now. */
function service(ms: number) {
  const begin = performance.now();
  const begun: [number, string][] = [];
  async function answer(name: string, fails = false) {
    begun.push([Math.round(performance.now() - begin), name]);
    await sleep(ms);
    if (fails) throw new RangeError(`${name} failed`);
    return `answer to ${name}`;
  }
  return { begun, answer };
}

check("works begin at a distance, in order", { schedules: 3 }, async (t) => {
  const pause = t.number(1, 5) * 100;
  const names = ["a", "b", "c", "d"];
  let found: unknown = null;
  const done = await t.run(async () => {
    const { begun, answer } = service(30);
    const limiter = new Limiter(pause);
    const all = names.map((name) => () => limiter.call(() => answer(name)));
    const answers = await waitFor(gather(all), hour);
    found = begun;
    await limiter.close();
    return answers;
  });
  t.spot(
    "Three works began in the same moment: each call looked at the clock, found the same time to wait, and when it had waited looked no more. A line, and one who gives the turns, keep them apart.",
  )(found).toBe([
    [0, "a"],
    [pause, "b"],
    [pause, "c"],
    [pause, "d"],
  ]);
  t.spot(
    "The first work waited, although nothing had begun before it. Sleep after a turn, not before it.",
  )(found).toBe(names.map((name, i) => [(i + 1) * pause, name]));
  t.expect(found).toBe(names.map((name, i) => [i * pause, name]));
  t.expect(done).toReturn(names.map((name) => `answer to ${name}`));
});

check("a slow work holds nobody up", async (t) => {
  const ms = t.number(4, 9) * 100;
  let found: unknown = null;
  const done = await t.run(async () => {
    const { begun, answer } = service(ms);
    const limiter = new Limiter(100);
    await gather(
      ["a", "b", "c"].map((name) => () => limiter.call(() => answer(name))),
    );
    found = begun;
    await limiter.close();
  });
  t.spot(
    "The works came one after the other, each when the last had ended. The worker should give turns, and not do the work.",
  )(t.jobs("answer", done)).toRunInTurn();
  t.expect(found).toBe([
    [0, "a"],
    [100, "b"],
    [200, "c"],
  ]);
});

check("after a rest the next one begins at once", async (t) => {
  const rest = t.number(5, 20) * 100;
  let found: unknown = null;
  await t.run(async () => {
    const { begun, answer } = service(10);
    const limiter = new Limiter(300);
    await limiter.call(() => answer("a"));
    await sleep(rest - 10);
    await gather([
      () => limiter.call(() => answer("b")),
      () => limiter.call(() => answer("c")),
    ]);
    found = begun;
    await limiter.close();
  });
  t.expect(found).toBe([
    [0, "a"],
    [rest, "b"],
    [rest + 300, "c"],
  ]);
});

check("a failure reaches its caller, and nobody else", async (t) => {
  const done = await t.run(async () => {
    const { answer } = service(t.number(10, 90));
    const limiter = new Limiter(100);
    const all = ["a", "b", "c"].map(
      (name) => () => limiter.call(() => answer(name, name === "a")),
    );
    const ends = await waitFor(gather(all, { returnExceptions: true }), hour);
    await limiter.close();
    return ends.map((end) => (end instanceof Error ? end.message : end));
  });
  t.spot(
    "One work failed, and the others wait for ever: its error ended the worker.",
  )(done).toThrow("TimeoutError");
  t.expect(done).toReturn(["a failed", "answer to b", "answer to c"]);
});

check("one who gives up uses no turn", async (t) => {
  const pause = t.number(3, 6) * 100;
  let found: unknown = null;
  await t.run(async () => {
    const { begun, answer } = service(10);
    const limiter = new Limiter(pause);
    const calls = ["a", "b", "c"].map((name) =>
      createTask(() => limiter.call(() => answer(name))),
    );
    await sleep(50);
    calls[1]?.cancel();
    await gather(calls, { returnExceptions: true });
    found = begun;
    await limiter.close();
  });
  t.spot(
    "b had been cancelled, and still its turn was kept: c waited for two pauses. Skip a turn whose future is done.",
  )(found).toBe([
    [0, "a"],
    [2 * pause, "c"],
  ]);
  t.spot(
    "b had been cancelled, and its work began all the same: the await of a bare promise does not hear of a cancellation. Let each call wait for a future.",
  )(found).toBe([
    [0, "a"],
    [pause, "b"],
    [2 * pause, "c"],
  ]);
  t.expect(found).toBe([
    [0, "a"],
    [pause, "c"],
  ]);
});

check(
  "close waits for all, and lets nobody in",
  { schedules: 3 },
  async (t) => {
    const ms = t.number(4, 9) * 100;
    const done = await t.run(async () => {
      const { answer } = service(ms);
      const limiter = new Limiter(200);
      const calls = ["a", "b", "c"].map((name) =>
        createTask(() => limiter.call(() => answer(name))),
      );
      await sleep(50);
      const closing = createTask(() => waitFor(() => limiter.close(), hour));
      await sleep(1);
      const late = await gather([() => limiter.call(() => answer("late"))], {
        returnExceptions: true,
      });
      await closing;
      const open = calls.filter((call) => !call.done()).length;
      return [
        open,
        ...late.map((end) => (end instanceof Error ? end.message : end)),
      ];
    });
    t.expect(done).toReturn([0, "the limiter is closed"]);
    t.expect(t.jobs("answer", done)).toHappen(3);
    t.expect(done).toTakeAtMost(400 + ms + 200);
    t.expect(done).toLeaveNothingBehind(
      "The limiter is closed, and its worker still waits for a turn to give. End it, and wait until it has ended.",
    );
  },
);
