import { sleep, waitFor } from "asyncio";
import { check } from "checks";
import { deliverAll } from "./start.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A town in which some are not at home for the first few attempts. */
function town(away: Readonly<Record<string, number>>, ms = 1000) {
  const tries: string[] = [];
  async function ring(letter: string) {
    tries.push(letter);
    const number = tries.filter((one) => one === letter).length;
    await sleep(ms);
    if (number <= (away[letter] ?? 0)) throw new Error("nobody at home");
  }
  return { tries, ring };
}

check("letters are delivered by all carriers", { schedules: 3 }, async (t) => {
  const carriers = t.number(2, 4);
  const letters = Array.from({ length: carriers * 3 }, (_, i) => `letter ${i}`);
  const { ring } = town({});
  const done = await t.run(() =>
    waitFor(() => deliverAll(letters, carriers, ring), hour),
  );
  t.expect(done).toReturn([]);
  t.expect(done).toTake(3000);
  t.expect(t.jobs("ring", done)).toRunAtMost(carriers);
  t.expect(done).toLeaveNothingBehind();
});

check("a failure ends neither the carrier nor the work", async (t) => {
  const { tries, ring } = town({ a: t.number(1, 2) });
  const done = await t.run(() =>
    waitFor(() => deliverAll(["a", "b", "c"], 1, ring), hour),
  );
  t.spot(
    "Nobody was at home, the carrier fell over it, and all the others wait for ever. Catch the error around the delivery, and call taskDone whatever happened.",
  )(done).toThrow("TimeoutError");
  t.expect(done).toReturn([]);
  t.expect(tries.slice(0, 1)).toBe(["a"]);
  t.expect(tries).toContain("c");
});

check("the last letter gets its second attempt", async (t) => {
  const letters = ["a", "b", "c"].slice(0, t.number(1, 3));
  const last = letters.at(-1) ?? "";
  const { tries, ring } = town({ [last]: 1 });
  const done = await t.run(() =>
    waitFor(() => deliverAll(letters, 1, ring), hour),
  );
  t.spot(
    "The last letter failed, and it was over before its second attempt: it was reported as done before it was put back, and in between the count was zero.",
  )(tries).toBe(letters);
  t.expect(tries).toBe([...letters, last]);
  t.expect(done).toReturn([]);
});

check("a letter that is tried again goes to the end of the line", async (t) => {
  const { tries, ring } = town({ a: 1 });
  const ms = await t.run(() =>
    waitFor(() => deliverAll(["a", "b", "c", "d"], 1, ring), hour),
  );
  t.spot(
    "The letter was tried again on the spot, and all others waited for it. Put it back into the queue: then it is behind them.",
  )(tries).toBe(["a", "a", "b", "c", "d"]);
  t.expect(tries).toBe(["a", "b", "c", "d", "a"]);
  t.expect(ms).toTake(5000);
});

check(
  "after three attempts a letter is given up",
  { schedules: 3 },
  async (t) => {
    const never = `to ${t.pick(["nobody", "a ruin", "the moon"])}`;
    const { tries, ring } = town({ [never]: 9999, twice: 2, late: 9999 }, 100);
    const letters = [never, "good", "twice", "late"];
    const done = await t.run(() =>
      waitFor(() => deliverAll(letters, 1, ring), minute),
    );
    t.spot(
      "A letter that can't be delivered goes round for ever, and keeps everybody busy. Count its attempts.",
    )(done).toThrow("TimeoutError");
    t.expect(done).toReturn([never, "late"]);
    t.expect(tries.filter((one) => one === never).length).toBe(3);
    t.expect(tries.filter((one) => one === "twice").length).toBe(3);
    t.expect(done).toTake(1000);
  },
);

check("nothing to deliver is nothing to wait for", async (t) => {
  const { ring } = town({});
  const done = await t.run(() =>
    waitFor(() => deliverAll([], t.number(1, 5), ring), hour),
  );
  t.expect(done).toReturn([]);
  t.expect(done).toTake(0);
});
