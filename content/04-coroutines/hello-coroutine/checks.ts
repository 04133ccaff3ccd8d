import { check } from "checks";
import { answer, greet } from "./start.ts";

check('answer prints "thinking", at once', async (t) => {
  const asked = await t.run(answer);
  t.expect(asked).toPrintLine("thinking");
  t.spot("thinking is printed after the pause: print first, then wait.")(
    asked,
  ).toPrintAt([[1000, "thinking"]]);
});

check("answer takes one second", async (t) => {
  const asked = await t.run(answer);
  t.spot(
    "answer did not wait. sleep(1000) only makes a wait; it is await that waits for it.",
  )(asked).toTake(0);
  t.expect(asked).toTake(1000);
});

check("answer returns 42", async (t) => {
  const asked = await t.run(answer);
  t.spot(
    "answer prints 42 but returns nothing: a caller that awaits it gets undefined.",
  )(asked).toPrint(["thinking", "42"]);
  t.expect(asked).toReturn(42);
});

check("greet greets whoever it is given, when it is told to", async (t) => {
  const name = t.pick(["Grace", "Edsger", "Barbara", "Guido", "Margaret"]);
  const ms = t.number(2, 40) * 50;
  const greeted = await t.run(() => greet(name, ms));
  t.expect(greeted).toReturn(
    `hello, ${name}`,
    "greet must make its text from the name it was given: the next caller gives another one.",
  );
  t.expect(greeted).toTake(ms);
});
