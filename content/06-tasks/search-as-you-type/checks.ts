import { isCancelled, sleep } from "asyncio";
import { check } from "checks";
import { searchBox } from "./start.ts";

/** A server that writes down what it is asked and what is called off. */
function server(ms: number) {
  const log: string[] = [];
  async function ask(text: string) {
    log.push(`ask ${text}`);
    try {
      await sleep(ms);
    } catch (error) {
      if (isCancelled(error)) log.push(`stop ${text}`);
      throw error;
    }
    return `found ${text}`;
  }
  return { log, ask };
}

check("one text is searched after the pause, and shown", async (t) => {
  const pause = t.number(2, 6) * 100;
  const taking = t.number(5, 9) * 100;
  const { ask } = server(taking);
  const typed = await t.run(async () => {
    const type = searchBox(pause, ask, (found) => console.log(found));
    const returned: unknown = type("tea");
    console.log(`returned ${returned}`);
    await sleep(10_000);
  });
  t.expect(typed).toPrintAt([
    [0, "returned undefined"],
    [pause + taking, "found tea"],
  ]);
  t.expect(t.jobs("ask", typed)).toStartAt([pause]);
});

check("quick typing asks once, for the last text", async (t) => {
  const word = t.pick(["coffee", "cocoa", "garden", "harbour"]);
  const { log, ask } = server(500);
  const typed = await t.run(async () => {
    const type = searchBox(300, ask, (found) => console.log(found));
    for (let end = 1; end <= word.length; end += 1) {
      if (end > 1) await sleep(100);
      type(word.slice(0, end));
    }
    await sleep(10_000);
  });
  t.spot(
    "Each key asked the server: the pause delays the questions, but nobody calls them off. Cancel the task of the older text.",
  )(log.filter((line) => line.startsWith("ask")).length).toBe(word.length);
  t.spot(
    "The first text was searched, and what was typed after it was lost. It is the older task that must go, not the newer one.",
  )(log[0]).toBe(`ask ${word.slice(0, 1)}`);
  t.expect(log).toBe([`ask ${word}`]);
  t.expect(typed).toPrintAt([[(word.length - 1) * 100 + 800, `found ${word}`]]);
});

check(
  "a search that is under way is called off",
  { schedules: 3 },
  async (t) => {
    const later = t.number(4, 9) * 100;
    const { log, ask } = server(2000);
    const typed = await t.run(async () => {
      const type = searchBox(200, ask, (found) => console.log(found));
      type("cat");
      await sleep(200 + later);
      type("cats");
      await sleep(10_000);
    });
    t.spot(
      "The answer to the old text was shown while the new one was being typed: its pause was over, so nothing was cancelled. Let the same task wait, search and show.",
    )(typed).toPrintLine("found cat");
    t.spot(
      "The old answer is not shown, but the server works on it to the end. Cancel the task that awaits the search.",
    )(log).toBe(["ask cat", "ask cats"]);
    t.expect(log).toBe(["ask cat", "stop cat", "ask cats"]);
    t.expect(typed).toPrintAt([[200 + later + 200 + 2000, "found cats"]]);
  },
);

check("two boxes don't disturb each other", async (t) => {
  const { ask } = server(t.number(1, 5) * 100);
  const typed = await t.run(async () => {
    const one = searchBox(300, ask, (found) => console.log(found));
    const two = searchBox(300, ask, (found) => console.log(found));
    one("tea");
    two("milk");
    await sleep(10_000);
  });
  t.expect(typed).toPrintSomehow(
    ["found tea", "found milk"],
    "Two search boxes share one variable: the second box called off the search of the first. Keep the task inside searchBox.",
  );
});
