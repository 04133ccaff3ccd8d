import { gather, sleep } from "asyncio";
import { check } from "checks";
import { askShop } from "./start.ts";

check("a shop answers when its time is over", async (t) => {
  const ms = t.number(5, 40) * 100;
  const shop = t.pick(["harbour", "station", "market"]);
  const asked = await t.run(() => askShop(shop, ms));
  t.spot(
    "The answer is there at once, as if the shop had not been asked: sleep makes a wait, and it is await that waits for it.",
  )(asked).toTake(0);
  t.expect(asked).toReturn(`${shop} has ${ms / 100}`);
  t.expect(asked).toTake(ms);
});

check("the wheel turns meanwhile", async (t) => {
  const ms = t.number(21, 29) * 100;
  async function wheel() {
    for (const turn of [1, 2, 3, 4]) {
      console.log(`turn ${turn}`);
      await sleep(500);
    }
  }
  const asked = await t.run(() =>
    gather([() => askShop("north", ms), wheel, () => askShop("south", 1000)]),
  );
  t.spot(
    "The wheel stood still: blockFor holds the thread until it is over, whatever async or await stands around it.",
  )(asked).not.toBlockNobody();
  t.expect(asked).toPrintAt([
    [0, "north: asked"],
    [0, "turn 1"],
    [0, "south: asked"],
    [500, "turn 2"],
    [1000, "turn 3"],
    [1500, "turn 4"],
  ]);
  t.expect(asked).toTake(ms);
});
