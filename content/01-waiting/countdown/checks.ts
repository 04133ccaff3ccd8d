import { check } from "checks";
import { count, countAll } from "./start.ts";

check("one rocket counts by seconds", async (t) => {
  const from = t.number(2, 6);
  const name = t.pick(["green", "white", "old"]);
  const numbers = Array.from({ length: from }, (_, i) => from - i);
  const counted = await t.run(() => count(name, from));
  t.spot(
    "All numbers come at the same moment: the loop does not wait. It is await that makes it wait for the sleep.",
  )(counted).toPrintAt([
    ...numbers.map((n) => [0, `${name} ${n}`] as const),
    [0, `${name}: lift-off`],
  ]);
  t.spot("The first number comes one second late: print first, then wait.")(
    counted,
  ).toPrintAt([
    ...numbers.map((n, i) => [(i + 1) * 1000, `${name} ${n}`] as const),
    [from * 1000, `${name}: lift-off`],
  ]);
  t.expect(counted).toPrintAt([
    ...numbers.map((n, i) => [i * 1000, `${name} ${n}`] as const),
    [from * 1000, `${name}: lift-off`],
  ]);
});

check("all rockets count in step", async (t) => {
  const names = ["red", "blue", "green", "white"].slice(0, t.number(2, 4));
  const from = t.number(2, 4);
  const counted = await t.run(() => countAll(names, from));
  t.spot(
    "A rocket begins to count when the one before is in the air: the await in the loop holds it back.",
  )(t.calls("count", counted)).toRunInTurn();
  t.spot(
    "countAll returned while the rockets were counting, and the end of the program stopped them. Something must wait for all of them.",
  )(counted).toTake(0);
  // Who comes first within a second is not ours to say.
  const lines = Array.from({ length: from }, (_, i) => `${from - i}`);
  t.expect(counted).toPrintSomehow(
    names.flatMap((name) => [
      ...lines.map((line) => `${name} ${line}`),
      `${name}: lift-off`,
    ]),
  );
  t.expect(t.calls("count", counted)).toStartAt(names.map(() => 0));
  t.expect(t.calls("count", counted)).toEndAt(names.map(() => from * 1000));
  t.expect(counted).toTake(from * 1000);
});
