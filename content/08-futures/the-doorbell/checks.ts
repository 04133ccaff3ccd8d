import { gather, sleep } from "asyncio";
import { check } from "checks";
import { type Bell, waitForRing } from "./start.ts";

function bellOf(name: string, ms: number): Bell {
  return { onRing: (handler) => void setTimeout(() => handler(name), ms) };
}

check("it returns the name when the bell rings", async (t) => {
  const name = t.pick(["Grace", "Edsger", "Barbara", "Tony"]);
  const ms = t.number(3, 90) * 100;
  const rung = await t.run(() => waitForRing(bellOf(name, ms)));
  t.spot(
    "You returned before anybody rang: the callback runs later, when your function is over. A future lets you wait for it.",
  )(rung).toTake(0);
  t.spot(
    "You looked for the visitor from time to time, and were late. Whoever fills a future wakes the one who waits, at once.",
  )(rung).not.toTakeAtMost(ms);
  t.expect(rung).toReturn(name);
  t.expect(rung).toTake(ms);
});

check("two doors have two visitors", async (t) => {
  const [front, back] = [t.number(5, 9) * 1000, t.number(1, 4) * 1000];
  const rung = await t.run(() =>
    gather([
      () => waitForRing(bellOf("Ada", front)),
      () => waitForRing(bellOf("Ben", back)),
    ]),
  );
  t.expect(rung).toReturn(["Ada", "Ben"]);
  t.expect(rung).toTake(front);
});

check("others can run until somebody rings", async (t) => {
  async function vacuum() {
    for (const room of ["kitchen", "hall"]) {
      console.log(`cleaning the ${room}`);
      await sleep(700);
    }
  }
  const rung = await t.run(async () => {
    await gather([() => waitForRing(bellOf("Ada", 5000)), vacuum]);
  });
  t.expect(rung).toPrintAt([
    [0, "cleaning the kitchen"],
    [700, "cleaning the hall"],
  ]);
  t.expect(rung).toTake(5000);
});
