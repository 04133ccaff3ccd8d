import { createTask, gather, sleep } from "asyncio";
import { check } from "checks";
import { singleFlight } from "./start.ts";

/** A server whose answers are numbered, so that an old one is known. */
function server(ms: number, failures = 0) {
  let asked = 0;
  async function fetchToken(key: string) {
    const number = ++asked;
    await sleep(ms);
    if (number <= failures) throw new Error(`no token ${number}`);
    return `${key} ${number}`;
  }
  return { fetchToken };
}

check(
  "all who come meanwhile share one request",
  { schedules: 3 },
  async (t) => {
    const ms = t.number(10, 30) * 100;
    const many = t.number(3, 20);
    const { fetchToken } = server(ms);
    const get = singleFlight(fetchToken);
    const shared = await t.run(() =>
      gather(
        Array.from({ length: many }, (_, i) => async () => {
          // One after the other, while the first is still loading.
          await sleep(i * 10);
          return await get("mail");
        }),
      ),
    );
    t.spot(
      "Each of them sent a request of its own. If only the answer is kept, there is nothing to share while it is on its way: keep the task.",
    )(t.jobs("fetchToken", shared)).toHappen(many);
    t.expect(t.jobs("fetchToken", shared)).toHappen(1);
    t.expect(shared).toReturn(Array.from({ length: many }, () => "mail 1"));
    t.expect(shared).toTake(ms);
  },
);

check("each key has a flight of its own", async (t) => {
  const { fetchToken } = server(1000);
  const get = singleFlight(fetchToken);
  const got = await t.run(() =>
    gather([() => get("mail"), () => get("maps"), () => get("mail")]),
  );
  t.spot(
    "Somebody asked for maps and got mail: the flight must be found by its key.",
  )(got).toReturn(["mail 1", "mail 1", "mail 1"]);
  t.expect(got).toReturn(["mail 1", "maps 2", "mail 1"]);
  t.expect(got).toTake(1000);
});

check("when it is over, the next one loads anew", async (t) => {
  const { fetchToken } = server(500);
  const get = singleFlight(fetchToken);
  const got = await t.run(async () => {
    const first = await get("mail");
    await sleep(t.number(0, 3) * 1000 + 1);
    return [first, await get("mail")];
  });
  t.spot(
    "The second one, much later, got the old token: when a flight has landed, take it out of the map.",
  )(got).toReturn(["mail 1", "mail 1"]);
  t.expect(got).toReturn(["mail 1", "mail 2"]);
});

check("a failure reaches all who wait, and is not kept", async (t) => {
  const { fetchToken } = server(500, 1);
  const get = singleFlight(fetchToken);
  const got = await t.run(async () => {
    const both = await gather([() => get("mail"), () => get("mail")], {
      returnExceptions: true,
    });
    const errors = both.map((one) =>
      one instanceof Error ? one.message : one,
    );
    await sleep(1);
    return [...errors, await get("mail")];
  });
  t.spot(
    "The first request failed, and from then on everybody gets its error. Take the flight out of the map, however it ended.",
  )(got).toThrow("Error", "no token 1");
  t.expect(got).toReturn(["no token 1", "no token 1", "mail 2"]);
});

check("one who is cancelled does not take the others along", async (t) => {
  const after = t.number(1, 9) * 100;
  const { fetchToken } = server(2000);
  const get = singleFlight(fetchToken);
  const got = await t.run(async () => {
    const first = createTask(() => get("mail"));
    const second = createTask(() => get("mail"));
    await sleep(after);
    first.cancel();
    await sleep(1);
    return [first.cancelled(), await second];
  });
  t.spot(
    "The first handler was cancelled, and the flight with it, so that the second got nothing. Let the flight be a task of its own, and await shield(flight): that keeps the cancellation of one who waits from the task.",
  )(got).toThrow("CancelledError");
  t.expect(got).toReturn([true, "mail 1"]);
  t.expect(got).toTake(2000);
});
