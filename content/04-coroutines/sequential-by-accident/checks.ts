import { sleep } from "asyncio";
import { check } from "checks";
import { cheapest } from "./start.ts";

const names = ["north", "south", "east", "west", "harbour", "station"];

check("two shops answer after three seconds, not six", async (t) => {
  const price = t.number(10, 99);
  async function ask(shop: string) {
    await sleep(3000);
    return shop === "north" ? price : price + 5;
  }
  const asked = await t.run(() => cheapest(["north", "south"], ask));
  t.spot(
    "The calls were started, but nobody waits for them: forEach throws away the promises that its function returns.",
  )(asked).toTake(0);
  t.spot("The shops were asked one after the other, which takes six seconds.")(
    asked,
  ).toTake(6000);
  t.expect(asked).toTake(3000);
  t.expect(asked).toReturn(price);
});

check("the lowest price counts, not the first", { schedules: 5 }, async (t) => {
  const lowest = t.number(10, 30);
  async function ask(shop: string) {
    await sleep(shop === "west" ? 3000 : 1000);
    return shop === "west" ? lowest : lowest + shop.length;
  }
  const asked = await t.run(() => cheapest(names, ask));
  t.expect(asked).toReturn(
    lowest,
    "The shop that answers first is not the cheapest one: wait for all answers before you compare.",
  );
});

check("all shops are asked at once, however many they are", async (t) => {
  const shops = names.slice(0, t.number(3, 6));
  const price = t.number(10, 99);
  async function ask(_shop: string) {
    await sleep(3000);
    return price;
  }
  const asked = await t.run(() => cheapest(shops, ask));
  t.expect(t.jobs("ask", asked)).toStartAt(shops.map(() => 0));
  t.expect(asked).toReturn(price);
  t.expect(asked).toLeaveNothingBehind();
});
