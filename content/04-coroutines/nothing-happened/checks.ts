import { check } from "checks";
import { checkOut } from "./start.ts";

check("no coroutine is forgotten", async (t) => {
  const sold = await t.run(() => checkOut(t.number(100, 999)));
  t.expect(sold).toLoseNothing(
    "save(…) made a coroutine, and nobody awaited it: not one line of it ran.",
  );
});

check("the order is saved, and then the customer is thanked", async (t) => {
  const order = t.number(100, 999);
  const saved = `order ${order} saved`;
  const thanks = `thank you for order ${order}`;
  const sold = await t.run(() => checkOut(order));
  t.spot(
    "The task was still saving when checkOut returned, and the end of the program cancelled it. Nobody waits for a task that nobody awaits.",
  )(sold).not.toLeaveNothingBehind();
  t.spot(
    "The report is gone, and so is the order: close() gives the coroutine up, it does not run it.",
  )(sold).toPrint([thanks]);
  t.spot(
    "The customer is thanked one second before the order is saved. If saving fails now, the thanks are out.",
  )(sold).toPrint([thanks, saved]);
  t.expect(sold).toPrintAt([
    [1000, saved],
    [1000, thanks],
  ]);
});

check("the program as a whole saves order 17", (t) => {
  t.expect(t.program).toPrint(["order 17 saved", "thank you for order 17"]);
});
