import { check } from "checks";
import { serve } from "./start.ts";

check("the order is taken at once", async (t) => {
  const served = await t.run(() => serve("tea"));
  t.expect(served).toPrintLine("ordered");
});

check("the water goes on after two seconds", async (t) => {
  const drink = t.pick(["cocoa", "coffee", "mint tea", "broth"]);
  const water = `water on for ${drink}`;
  const served = await t.run(() => serve(drink));
  t.spot(
    "createTask has the coroutine run as soon as the loop gets to it: the water was on at 0.000 s. Keep the coroutine itself, and await it later.",
  )(t.tasks("", served)).toHappen(1);
  t.spot("The guest waits first, and orders then: print before you sleep.")(
    served,
  ).toPrintAt([
    [2000, "ordered"],
    [2000, water],
  ]);
  t.spot(
    "The water was on at 0.000 s: the coroutine was awaited before the two seconds, not after them.",
  )(served).toPrintAt([
    [0, water],
    [1000, "ordered"],
  ]);
  t.expect(served).toPrintAt([
    [0, "ordered"],
    [2000, water],
  ]);
});

check("the guest gets the cup after three seconds", async (t) => {
  const drink = t.pick(["cocoa", "coffee", "mint tea", "broth"]);
  const served = await t.run(() => serve(drink));
  t.expect(served).toReturn(`a cup of ${drink}`);
  t.expect(served).toTake(3000);
});
