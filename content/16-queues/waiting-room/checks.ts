import { waitFor } from "asyncio";
import { check } from "checks";
import { WaitingRoom } from "./start.ts";

const hour = 3_600_000;

type Patient = readonly [name: string, urgency: number];

/** The names in the order in which they are called. */
async function called(patients: readonly Patient[]) {
  const room = new WaitingRoom();
  for (const [name, urgency] of patients) room.arrive(name, urgency);
  const names: unknown[] = [];
  for (const _ of patients) names.push(await waitFor(room.next(), hour));
  return names;
}

check("the most urgent is next", async (t) => {
  const patients: Patient[] = [
    ["Zoe", t.number(6, 9)],
    ["Ben", t.number(3, 5)],
    ["Mia", t.number(11, 19)],
    ["Ada", t.number(1, 2)],
  ];
  const found = await t.run(() => called(patients));
  t.spot(
    "They are called in the order in which they came: a Queue is fair to everybody. A PriorityQueue gives the smallest first.",
  )(found).toReturn(["Zoe", "Ben", "Mia", "Ada"]);
  t.spot(
    "The least urgent patient was called first: as texts, 12 is smaller than 2. Compare numbers, not texts.",
  )(found).toReturn(["Mia", "Ada", "Ben", "Zoe"]);
  t.expect(found).toReturn(["Ada", "Ben", "Zoe", "Mia"]);
});

check("of equals the one who came first", async (t) => {
  const urgency = t.number(1, 5);
  const names = ["Zoe", "Tom", "Mia", "Ben", "Ada"];
  const found = await t.run(() => called(names.map((name) => [name, urgency])));
  t.spot(
    "Equally urgent patients are called in alphabetical order: the name stands behind the urgency and decides. Put a running number between the two.",
  )(found).toReturn(names.toSorted());
  t.spot(
    "Equally urgent patients are called in an order that nobody can explain: a priority queue does not keep equals in their order. Add a running number, and compare it too.",
  )(found).not.toReturn(names);
  t.expect(found).toReturn(names);
});

check("both rules together", async (t) => {
  const late = `patient ${t.number(100, 999)}`;
  const found = await t.run(() =>
    called([
      ["b", 2],
      ["a", 2],
      [late, 3],
      ["e", 1],
      ["d", 2],
      ["c", 1],
    ]),
  );
  t.expect(found).toReturn(["e", "c", "b", "a", "d", late]);
});

check("next waits until somebody comes", async (t) => {
  const ms = t.number(1, 9) * 1000;
  const name = t.pick(["Ada", "Ben", "Mia"]);
  const found = await t.run(async () => {
    const room = new WaitingRoom();
    setTimeout(() => room.arrive(name, 3), ms);
    return await waitFor(room.next(), hour);
  });
  t.expect(found).toReturn(name);
  t.expect(found).toTake(ms);
});
