import { check } from "checks";
import { fill, fillAll, type Order } from "./start.ts";

check("one order is picked, then packed", async (t) => {
  const picking = t.number(1, 9) * 500;
  const packing = t.number(1, 9) * 500;
  const filled = await t.run(() => fill({ id: 12, picking, packing }));
  t.spot(
    "Packing began while the goods were still being picked: a box can be packed when pick has returned, so await pick first.",
  )(t.calls("pack", filled)).toStartAt([0]);
  t.expect(filled).toReturn("a box with the goods of order 12");
  t.expect(filled).toPrintAt([
    [picking, "order 12 picked"],
    [picking + packing, "the goods of order 12 packed"],
  ]);
});

check("all orders are filled at the same time", async (t) => {
  const orders = someOrders(() => t.number(1, 9) * 500);
  const filled = await t.run(() => fillAll(orders));
  const slowest = Math.max(...orders.map((one) => one.picking + one.packing));
  t.spot(
    "The orders were filled one after the other: the await in the loop holds the next order back until this one is packed.",
  )(t.calls("fill", filled)).toRunInTurn();
  t.expect(t.calls("pick", filled)).toStartAt([0, 0, 0, 0]);
  t.expect(filled).toTake(slowest);
  t.expect(filled).toLeaveNothingBehind();
});

check(
  "the boxes come in the order of the orders",
  { schedules: 5 },
  async (t) => {
    // The last order is ready first.
    const orders = [4, 3, 2, 1].map((id) => ({
      id,
      picking: id * 2000,
      packing: t.number(1, 9) * 100,
    }));
    const boxes = orders.map(({ id }) => `a box with the goods of order ${id}`);
    const filled = await t.run(() => fillAll(orders));
    t.spot(
      "The boxes must come in the order of the orders, whoever is ready first.",
    )(filled).toReturn(boxes.toReversed());
    t.expect(filled).toReturn(boxes);
  },
);

function someOrders(time: () => number): Order[] {
  return [1, 2, 3, 4].map((id) => ({
    id,
    picking: time(),
    packing: time(),
  }));
}
