import { createTask, gather, sleep, waitFor } from "asyncio";
import { check } from "checks";
import { Line } from "./start.ts";

const hour = 3_600_000;

/** A line whose questions are written down; somebody else must reply. */
function quietLine() {
  const sent: { number: number; question: string }[] = [];
  const line = new Line((number, question) => {
    sent.push({ number, question });
  });
  const numberOf = (question: string) =>
    sent.find((one) => one.question === question)?.number ?? -1;
  return { line, sent, numberOf };
}

check(
  "replies find their questions, in any order",
  { schedules: 3 },
  async (t) => {
    const { line, sent, numberOf } = quietLine();
    const questions = ["north?", "south?", "west?"];
    const warmth = t.number(5, 35);
    const asked = await t.run(async () => {
      setTimeout(() => line.receive(numberOf("west?"), "cold"), 1000);
      setTimeout(() => line.receive(numberOf("north?"), `${warmth}`), 2000);
      setTimeout(() => line.receive(numberOf("south?"), "warm"), 3000);
      return await gather(
        questions.map((where) => () => waitFor(line.ask(where), hour)),
      );
    });
    t.spot(
      "Two questions went out under the same number. Count on with each question.",
    )(new Set(sent.map((one) => one.number)).size).toBe(1);
    t.expect(asked).toReturn([`${warmth}`, "warm", "cold"]);
    t.expect(asked).toTake(3000);
    t.expect(line.waiting).toBe(0);
  },
);

check("a reply may come while the question is being sent", async (t) => {
  const echo: Line = new Line((number, question) => {
    echo.receive(number, `echo of ${question}`);
  });
  const word = t.pick(["hello", "north", "seven"]);
  const asked = await t.run(() => waitFor(echo.ask(word), hour));
  t.spot(
    "The reply came during send, before its future was in the map, and was lost. Put it there first, send then.",
  )(asked).toThrow("TimeoutError");
  t.expect(asked).toReturn(`echo of ${word}`);
});

check("late, double and strange replies are ignored", async (t) => {
  const { line, numberOf } = quietLine();
  const asked = await t.run(async () => {
    setTimeout(() => {
      const number = numberOf("north?");
      line.receive(number, "21");
      line.receive(number, "22");
      line.receive(number + 1000, "nobody asked");
    }, 500);
    const reply = await waitFor(line.ask("north?"), hour);
    line.receive(numberOf("north?"), "23");
    await sleep(t.number(1, 9) * 100);
    return reply;
  });
  t.expect(asked).toReturn("21");
  t.expect(line.waiting).toBe(0);
});

check("a question that was given up is not open", async (t) => {
  const limit = t.number(1, 9) * 100;
  const { line, numberOf } = quietLine();
  const open: number[] = [];
  const asked = await t.run(async () => {
    const never = createTask(() => line.ask("never?"));
    const other = createTask(() => line.ask("other?"));
    await sleep(limit);
    open.push(line.waiting);
    never.cancel();
    await sleep(1);
    open.push(line.waiting);
    line.receive(numberOf("never?"), "too late");
    line.receive(numberOf("other?"), "in time");
    return await other;
  });
  t.spot(
    "One who asked was cancelled, and the question is still in the map. With each of them it grows: delete the entry in a finally, and wait for a future, since the await of a bare promise does not hear of a cancellation.",
  )(open).toBe([2, 2]);
  t.expect(open).toBe([2, 1]);
  t.expect(asked).toReturn("in time");
  t.expect(line.waiting).toBe(0);
});

check("closing tells everybody who waits", { schedules: 3 }, async (t) => {
  const { line, sent } = quietLine();
  const reason = t.pick(["cable cut", "server gone", "reset"]);
  const closes = t.number(1, 9) * 1000;
  const asked = await t.run(async () => {
    setTimeout(() => line.close(reason), closes);
    const ends = await gather(
      ["north?", "south?"].map((where) => () => waitFor(line.ask(where), hour)),
      { returnExceptions: true },
    );
    return ends.map((end) => (end instanceof Error ? end.message : end));
  });
  t.spot(
    "The connection was closed, and those who had asked wait for ever. Go through the map, and fill every future with the error.",
  )(asked).toTake(hour);
  t.expect(asked).toReturn([reason, reason]);
  t.expect(asked).toTake(closes);
  t.expect(line.waiting).toBe(0);
  const later = await t.run(() => waitFor(line.ask("west?"), hour));
  t.spot(
    "A question was sent over a line that is closed, and its reply can never come. Remember that it is closed, and throw at once.",
  )(later).toThrow("TimeoutError");
  t.expect(later).toThrow("Error", reason);
  t.expect(later).toTake(0);
  t.expect(sent.length).toBe(2);
});
